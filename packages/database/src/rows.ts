import type { SQL } from 'drizzle-orm';
import type { Sql } from './connect.ts';

/** Runs a statement whose columns are named in it, with the timestamps as text. */
export async function rowsOf<Row extends object>(sql: Sql, statement: SQL): Promise<Row[]> {
  const { rows } = await sql.execute<Record<string, unknown>>(statement);
  return rows as Row[];
}

export async function rowOf<Row extends object>(sql: Sql, statement: SQL): Promise<Row | null> {
  const [row] = await rowsOf<Row>(sql, statement);
  return row ?? null;
}

const DEADLOCK = '40P01';
const MAX_RUNS = 3;

/**
 * Like `rowOf`, for a statement that changes rows of several tables and is all or nothing: when two of them wait for
 * each other Postgres undoes one, and running that one again is right.
 */
export async function rowOfWholeChange<Row extends object>(sql: Sql, statement: SQL): Promise<Row | null> {
  for (let run = 1; ; run += 1) {
    try {
      return await rowOf<Row>(sql, statement);
    } catch (error) {
      if (run === MAX_RUNS || errorCodeOf(error) !== DEADLOCK) throw error;
    }
  }
}

/** The SQLSTATE or system error code, wherever in the chain of causes it is. */
export function errorCodeOf(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  }
  return null;
}
