import { createHash } from 'node:crypto';
import type pg from 'pg';

/** The product has about fifty texts. One that is made up anew each time must not fill the memory of Postgres. */
const MOST_NAMES = 200;

/**
 * The pool as drizzle is to see it: each statement has a name that follows from its text, so that a connection plans it a
 * few times and from then on keeps the plan. Planning costs our statements more than running them
 * (decisions/001-plans-are-kept.md).
 */
export function keepingPlans(pool: pg.Pool): pg.Pool {
  const names = new Map<string, string>();

  function nameOf(text: string): string | undefined {
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST_NAMES) return known;
    const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
    names.set(text, name);
    return name;
  }

  const query = (statement: pg.QueryConfig, values: unknown[]) =>
    pool.query({ ...statement, name: nameOf(statement.text) }, values);
  return { query } as unknown as pg.Pool;
}
