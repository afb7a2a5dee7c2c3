import type { Sql } from '../connection/sql.ts';

/** Runs a statement that has no name, so that no connection keeps it prepared. */
export const runUnprepared = <Row extends object>(sql: Sql, text: string, values: unknown[] = []): Promise<Row[]> =>
  sql.query({ name: '', text }, values) as Promise<Row[]>;
