import type { Statement } from '../statements/statement.ts';
import type { PgTypes, ValuesOf } from '../statements/types.ts';

/** What repositories are written against: one SQL dialect, whichever engine runs it. */
export interface Sql {
  /** Runs a prepared statement; `values` stand in the order of its parameters. */
  query(statement: { name: string; text: string }, values: unknown[]): Promise<unknown[]>;
}

export async function rowsOf<Parameters extends PgTypes, Columns extends PgTypes>(
  sql: Sql,
  statement: Statement<Parameters, Columns>,
  values: ValuesOf<Parameters>,
): Promise<ValuesOf<Columns>[]> {
  const rows = await sql.query(
    statement,
    Object.keys(statement.parameters).map((name) => values[name]),
  );
  return rows as ValuesOf<Columns>[];
}

export async function rowOf<Parameters extends PgTypes, Columns extends PgTypes>(
  sql: Sql,
  statement: Statement<Parameters, Columns>,
  values: ValuesOf<Parameters>,
): Promise<ValuesOf<Columns> | null> {
  const [row] = await rowsOf(sql, statement, values);
  return row ?? null;
}

const DEADLOCK = '40P01';
const MAX_RUNS = 3;

/**
 * Like `rowsOf`, for a statement that changes rows of several tables: Postgres undoes one of two that deadlock, and
 * running it again is right, because it is all or nothing.
 */
export async function rowsRetryingDeadlock<Parameters extends PgTypes, Columns extends PgTypes>(
  sql: Sql,
  statement: Statement<Parameters, Columns>,
  values: ValuesOf<Parameters>,
): Promise<ValuesOf<Columns>[]> {
  for (let run = 1; ; run += 1) {
    try {
      return await rowsOf(sql, statement, values);
    } catch (error) {
      if (run === MAX_RUNS || errorCodeOf(error) !== DEADLOCK) throw error;
    }
  }
}

export async function rowRetryingDeadlock<Parameters extends PgTypes, Columns extends PgTypes>(
  sql: Sql,
  statement: Statement<Parameters, Columns>,
  values: ValuesOf<Parameters>,
): Promise<ValuesOf<Columns> | null> {
  const [row] = await rowsRetryingDeadlock(sql, statement, values);
  return row ?? null;
}

/** The SQLSTATE or system error code, wherever in the chain of causes it is. */
export function errorCodeOf(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  }
  return null;
}
