import type pg from 'pg';

export interface DescribedStatement {
  /** Types by their names in Postgres, in order. */
  parameters: string[];
  columns: { name: string; type: string }[];
}

/**
 * What a Postgres says of a statement that it has parsed and not run: the types of its parameters, and the names and types
 * of its columns (PostgreSQL manual, "Extended Query": Describe).
 */
export async function describeStatement(client: pg.Client, text: string): Promise<DescribedStatement> {
  const { fields, parameters } = await new Promise<{ fields: pg.FieldDef[]; parameters: number[] }>(
    (resolve, reject) => {
      let fields: pg.FieldDef[] = [];
      let parameters: number[] = [];
      const description = {
        submit(connection: pg.Connection) {
          connection.once('parameterDescription', (message: { dataTypeIDs: number[] }) => {
            parameters = message.dataTypeIDs;
          });
          connection.parse({ name: '', text, types: [] }, true);
          connection.describe({ type: 'S', name: '' }, true);
          connection.sync();
        },
        handleRowDescription(message: { fields: pg.FieldDef[] }) {
          fields = message.fields;
        },
        handleReadyForQuery: () => resolve({ fields, parameters }),
        handleError: reject,
        callback() {},
      };
      client.query(description);
    },
  );
  const nameOf = await typeNames(client, [...parameters, ...fields.map(({ dataTypeID }) => dataTypeID)]);
  return {
    parameters: parameters.map(nameOf),
    columns: fields.map(({ dataTypeID, name }) => ({ name, type: nameOf(dataTypeID) })),
  };
}

async function typeNames(client: pg.Client, ids: number[]) {
  const { rows } = await client.query<{ id: number; name: string }>(
    'select t.id::int, format_type(t.id, null) as name from unnest($1::oid[]) t (id)',
    [ids],
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id: number) => names.get(id) ?? `type ${id}`;
}
