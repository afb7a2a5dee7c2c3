import type { SqlText } from './sql.ts';
import type { PgTypes, ValuesOf } from './types.ts';

/**
 * A prepared statement: its text is a constant, and a request only binds values. Connections know it by its name. What it
 * takes and answers is declared here and held against a migrated Postgres by a test.
 */
export interface Statement<Parameters extends PgTypes = PgTypes, Columns extends PgTypes = PgTypes> {
  readonly name: string;
  readonly text: string;
  readonly parameters: Parameters;
  readonly columns: Columns;
}

interface Definition<Parameters extends PgTypes, Columns extends PgTypes> {
  /** `challenges.accept`: the repository and its method, and what else tells it apart. */
  name: string;
  parameters: Parameters;
  columns: Columns;
  text: (parameters: { readonly [Name in keyof Parameters]: SqlText }) => SqlText;
}

const defined = new Map<string, Statement>();

export function statement<const Parameters extends PgTypes, const Columns extends PgTypes>({
  columns,
  name,
  parameters,
  text,
}: Definition<Parameters, Columns>): Statement<Parameters, Columns> {
  if (defined.has(name)) throw new Error(`Two statements are named ${name}.`);
  let built: SqlText | undefined;
  const prepared: Statement<Parameters, Columns> = {
    name,
    parameters,
    columns,
    // Built lazily, when it is first sent: building all of them took almost a fifth of the server's start-up time.
    get text() {
      built ??= text(placeholdersOf(parameters));
      return built;
    },
  };
  defined.set(name, prepared);
  return prepared;
}

/** `$1::uuid`, in the order in which parameters are declared. */
function placeholdersOf<Parameters extends PgTypes>(parameters: Parameters) {
  const placeholders = Object.entries(parameters).map(([name, { name: type }], index) => [
    name,
    `$${index + 1}::${type}`,
  ]);
  return Object.fromEntries(placeholders) as { readonly [Name in keyof Parameters]: SqlText };
}

/** Every statement of the repositories that are loaded. */
export const definedStatements = (): readonly Statement[] => [...defined.values()];

export type RowOf<Of> = Of extends Statement<PgTypes, infer Columns> ? ValuesOf<Columns> : never;
