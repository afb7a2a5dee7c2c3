import { amrsOf, factorChangeLimits, primaryFactors, replacingFactors } from '@countersign/two-factor';
import { literals, type SqlText, sql } from '../sql.ts';
import { hasToken, ownKey, secondsUntilToken, takeToken } from './throttles.ts';

/** Whether two-factor authentication is active: the account is enrolled in a primary factor. */
export const isActive = (accountId: SqlText): SqlText => sql`
  exists (select from enrolled_factors f where f.account_id = ${accountId} and f.factor in (${literals(primaryFactors)}))`;

/** Whether the session has proved a factor that may add or replace others; a mailbox alone never does. */
export const mayReplaceFactors = (session: SqlText): SqlText =>
  sql`${session}.amr && array[${literals(amrsOf(replacingFactors))}]`;

/**
 * CTEs for what every change of factors does, in the statement that makes the change. `proved` is an earlier CTE with the
 * `account_id` of a change that is proved. Two changes at once settle it on the account's row: only one finds the epoch
 * it started from (SEC-59). `also` sets further columns of that row, and `only` is what else they are set from.
 */
export const raiseEpoch = (
  proved: SqlText,
  seenEpoch: SqlText,
  also: SqlText = sql``,
  only: SqlText = sql``,
): SqlText => sql`
  update accounts a set security_epoch = a.security_epoch + 1${also}
  from ${proved} where a.id = ${proved}.account_id and a.security_epoch = ${seenEpoch}${only}
  returning a.id as account_id, a.security_epoch`;

/** The raised epoch has ended these already; their rows go so that nothing secret stays behind. */
export const endOtherSessions = (raised: SqlText, sessionId: SqlText): SqlText =>
  sql`delete from sessions s using ${raised} where s.account_id = ${raised}.account_id and s.id <> ${sessionId}`;

export const endSessions = (raised: SqlText): SqlText =>
  sql`delete from sessions s using ${raised} where s.account_id = ${raised}.account_id`;

export const endChallenges = (raised: SqlText): SqlText =>
  sql`delete from challenges c using ${raised} where c.account_id = ${raised}.account_id`;

/** The acting session goes on under a new token (SEC-24), at the new epoch, freshly proved unless `provedAt` says otherwise. */
export const carryOverSession = (
  raised: SqlText,
  {
    amr = sql`s.amr`,
    provedAt = sql`now()`,
    sessionId,
    tokenHash,
  }: { sessionId: SqlText; tokenHash: SqlText; amr?: SqlText; provedAt?: SqlText },
): SqlText => sql`
  update sessions s set token_hash = ${tokenHash}, security_epoch = ${raised}.security_epoch, proved_at = ${provedAt}, amr = ${amr}
  from ${raised} where s.id = ${sessionId}
  returning s.id`;

const { perAccount } = factorChangeLimits;

const changesKey = (accountId: SqlText): SqlText => ownKey('changes of factors', accountId);

/** Takes one of the few moves, additions and renewals a day of the account of `changing`, a FROM item with its `account_id`. */
export const takeChange = (changing: SqlText): SqlText =>
  takeToken(changesKey(sql`${changing}.account_id`), perAccount, changing);

export const mayChangeAgain = (accountId: SqlText): SqlText => hasToken(changesKey(accountId), perAccount);

export const secondsUntilChange = (accountId: SqlText): SqlText => secondsUntilToken(changesKey(accountId), perAccount);
