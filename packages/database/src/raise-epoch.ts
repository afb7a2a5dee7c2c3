import type { Amr } from '@countersign/two-factor';
import { type SQL, sql } from 'drizzle-orm';

/**
 * CTEs for what every change of factors does, in the statement that makes the change. `from` names an earlier CTE with
 * the `account_id` of a change that is proved. Two changes at once settle it on the account's row: only one finds the
 * epoch it started from (SEC-59).
 */
export const raiseEpoch = ({ from, seenEpoch }: { from: SQL; seenEpoch: number }): SQL => sql`
  raised as (
    update accounts a set security_epoch = a.security_epoch + 1
    from ${from}
    where a.id = ${from}.account_id and a.security_epoch = ${seenEpoch}::int
    returning a.id as account_id, a.security_epoch
  )`;

/** The raised epoch has ended these already; their rows go so that nothing secret stays behind. */
export const endEverythingElse = (sessionId: string): SQL => sql`
  ended_sessions as (
    delete from sessions s using raised where s.account_id = raised.account_id and s.id <> ${sessionId}::uuid
  ),
  ended_challenges as (
    delete from challenges c using raised where c.account_id = raised.account_id
  )`;

/** The acting session goes on under a new token (SEC-24), at the new epoch, freshly proved. */
export const carryOver = ({
  amr,
  sessionId,
  tokenHash,
}: {
  sessionId: string;
  tokenHash: Uint8Array;
  amr?: Amr[];
}): SQL =>
  sql`
    update sessions s set token_hash = ${tokenHash}::bytea, security_epoch = raised.security_epoch, proved_at = now(),
      amr = coalesce(${amr ? sql.param(amr) : null}::text[], s.amr)
    from raised
    where s.id = ${sessionId}::uuid
    returning s.id`;
