import { createHash } from 'node:crypto';
import type pg from 'pg';

/** The product has about fifty texts. One that is made up anew each time must not fill the memory of Postgres. */
const MOST_NAMES = 200;

type Query = (statement: pg.QueryConfig, values: unknown[]) => Promise<pg.QueryResult>;

/**
 * Gives each statement that the pool is asked for a name that follows from its text, so that a connection plans it a few
 * times and from then on keeps the plan. Planning costs our statements more than running them
 * (decisions/001-plans-are-kept.md).
 */
export function keepPlans(pool: pg.Pool): void {
  const query = pool.query.bind(pool) as Query;
  const names = new Map<string, string>();

  function nameOf(text: string): string | undefined {
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST_NAMES) return known;
    const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
    names.set(text, name);
    return name;
  }

  const named: Query = (statement, values) => query({ ...statement, name: nameOf(statement.text) }, values);
  pool.query = named as pg.Pool['query'];
}
