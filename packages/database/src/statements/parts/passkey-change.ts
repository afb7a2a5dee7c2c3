import { type NoticeKind, passkeyLimits, type SecurityEventKind } from '@countersign/two-factor';
import { type SqlText, sql } from '../sql.ts';
import { bytea, int } from '../types.ts';
import { actingParameters } from './acting-session.ts';
import { trustBrowser } from './browsers.ts';
import { carryOverSession, endChallenges, endOtherSessions, raiseEpoch } from './factor-change.ts';
import { type NoticeParameters, queueNotice } from './notices.ts';
import { recordEvent } from './security-events.ts';
import { ownKey, secondsUntilToken, takeToken } from './throttles.ts';

export const passkeyChangeParameters = {
  ...actingParameters,
  securityEpoch: int,
  tokenHash: bytea,
  browserTokenHash: bytea,
};

const changesKey = (accountId: SqlText): SqlText => ownKey('changes of passkeys', accountId);

/** Until the account may make such a change again; 0 where it may. */
export const secondsUntilPasskeyChange = (accountId: SqlText): SqlText =>
  secondsUntilToken(changesKey(accountId), passkeyLimits.changes);

interface PasskeyChange {
  kind: SecurityEventKind & NoticeKind;
  /** Further columns of the account `a` that it sets. */
  also?: SqlText;
  /** What the session carries from then on, if not what it did. */
  amr?: SqlText;
  /** The method that was proved by it. */
  factor?: SqlText;
}

/**
 * CTEs of what every change of passkeys, and of what counts beside them, has in common: from `changing` on, an earlier CTE with
 * the account of a change that may be made. What is changed follows, for the account of `raised`.
 *
 *   1 changing ──► 2 few a day ──► 3 raise the epoch ─┬─► 4 browser, this session goes on, all others and challenges end
 *                                    one change wins  ├─► 5 event ─ 6 notice
 *                                                     └─► 7 the change itself, and its undo
 */
export const passkeyChange = (
  p: Readonly<Record<keyof typeof passkeyChangeParameters, SqlText>> & NoticeParameters,
  { also, amr, factor, kind }: PasskeyChange,
): SqlText => sql`
    -- 2
    counted as (
      ${takeToken(changesKey(sql`changing.account_id`), passkeyLimits.changes, sql`changing`)}
    ),
    allowed as (select changing.account_id from changing, counted),
    -- 3
    raised as (
      ${raiseEpoch(sql`allowed`, p.securityEpoch, also)}
    ),
    -- 4
    trusting as (
      select raised.account_id, raised.security_epoch, acting.browser_id from raised join acting using (account_id)
    ),
    trusted as (
      ${trustBrowser(sql`trusting`, p.browserTokenHash)}
      returning w.id
    ),
    carried_over as (
      ${carryOverSession(sql`raised`, { sessionId: p.actingSessionId, tokenHash: p.tokenHash, ...(amr && { amr }) })}
    ),
    ended_sessions as (${endOtherSessions(sql`raised`, p.actingSessionId)}),
    ended_challenges as (${endChallenges(sql`raised`)}),
    -- 5
    event as (
      ${recordEvent({
        kind,
        origin: p,
        change: sql`trusting`,
        sessionId: p.actingSessionId,
        browserId: sql`browser_id`,
        ...(factor && { factor }),
      })}
    ),
    -- 6
    notice as (
      ${queueNotice(kind, p, sql`raised`)}
    )`;
