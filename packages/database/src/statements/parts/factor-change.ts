import { type SqlText, sql } from '../sql.ts';

/**
 * CTEs for what every change of factors does, in the statement that makes the change. `proved` is an earlier CTE with the
 * `account_id` of a change that is proved. Two changes at once settle it on the account's row: only one finds the epoch
 * it started from (SEC-59).
 */
export const raiseEpoch = (proved: SqlText, seenEpoch: SqlText): SqlText => sql`
  update accounts a set security_epoch = a.security_epoch + 1
  from ${proved} where a.id = ${proved}.account_id and a.security_epoch = ${seenEpoch}
  returning a.id as account_id, a.security_epoch`;

/** The raised epoch has ended these already; their rows go so that nothing secret stays behind. */
export const endOtherSessions = (raised: SqlText, sessionId: SqlText): SqlText =>
  sql`delete from sessions s using ${raised} where s.account_id = ${raised}.account_id and s.id <> ${sessionId}`;

export const endChallenges = (raised: SqlText): SqlText =>
  sql`delete from challenges c using ${raised} where c.account_id = ${raised}.account_id`;

/** The acting session goes on under a new token (SEC-24), at the new epoch, freshly proved. */
export const carryOverSession = (
  raised: SqlText,
  { amr = sql`s.amr`, sessionId, tokenHash }: { sessionId: SqlText; tokenHash: SqlText; amr?: SqlText },
): SqlText => sql`
  update sessions s set token_hash = ${tokenHash}, security_epoch = ${raised}.security_epoch, proved_at = now(), amr = ${amr}
  from ${raised} where s.id = ${sessionId}
  returning s.id`;
