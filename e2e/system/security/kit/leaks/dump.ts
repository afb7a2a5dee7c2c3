import type { TestDatabase } from '@countersign/database/testing';

/** Every row of every table, the journal of migrations and whatever else there is, bytes in hex and in base64. */
export async function dumpOf(query: TestDatabase['query']): Promise<string> {
  const tables = await query<{ name: string; bytes: string[] }>(`
    select format('%I.%I', t.table_schema, t.table_name) as name,
      array(select format('encode(%I, ''base64'')', c.column_name) from information_schema.columns c
        where c.table_schema = t.table_schema and c.table_name = t.table_name and c.data_type = 'bytea') as bytes
    from information_schema.tables t
    where t.table_type = 'BASE TABLE' and t.table_schema not in ('pg_catalog', 'information_schema')`);
  const parts = await Promise.all(
    tables.map(async ({ bytes, name }) => {
      const rows = await query(
        `select to_jsonb(t)::text as row, concat_ws(' ', ${["''", ...bytes].join()}) as bytes from ${name} t`,
      );
      return [name, ...rows.map(({ bytes: inBase64, row }) => `${row} ${String(inBase64).replaceAll('\n', '')}`)].join(
        '\n',
      );
    }),
  );
  return parts.join('\n\n');
}
