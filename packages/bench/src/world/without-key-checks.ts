import type { Query } from '../postgres/connection.ts';

/**
 * Runs `work` while Postgres looks up no foreign keys, which halves the time for rows that are known to have theirs. Only
 * a superuser may ask for it; for anybody else they are looked up.
 */
export async function withoutKeyChecks<Result>(query: Query, work: () => Promise<Result>): Promise<Result> {
  const isAllowed = await query('set session_replication_role = replica').then(
    () => true,
    () => false,
  );
  try {
    return await work();
  } finally {
    if (isAllowed) await query('reset session_replication_role');
  }
}
