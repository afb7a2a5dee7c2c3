import { actingParameters, lockActing } from './parts/acting-session.ts';
import { carryOverBrowser } from './parts/browsers.ts';
import { carryOverSession, endChallenges, endOtherSessions, raiseEpoch } from './parts/factor-change.ts';
import { linkedNoticeParameters, queueNotice } from './parts/notices.ts';
import { keepReversible } from './parts/reversible-changes.ts';
import { recordEvent } from './parts/security-events.ts';
import { refundAttempt, refundParameters } from './parts/throttles.ts';
import { sql } from './sql.ts';
import { statement } from './statement.ts';
import { bytea, int, nullable, text, uuid } from './types.ts';

/**
 * Puts a new password in place of the one that was judged: all of it, or nothing. The attempt is refunded either way.
 *
 *   1 session ──► 2 new hash, raise the epoch ─┬─► 3 browser ─ 4 this session goes on
 *                    one change wins           ├─► 5 end all other sessions, challenges, pending changes
 *                                              └─► 6 event ─ 7 notice, and its undo ─ 8 refund
 */
export const changePassword = statement({
  name: 'passwords.change',
  parameters: {
    ...linkedNoticeParameters,
    ...refundParameters,
    ...actingParameters,
    securityEpoch: int,
    fromHash: text,
    toHash: text,
    tokenHash: bytea,
    browserTokenHash: bytea,
  },
  columns: { browserId: nullable(uuid) },
  text: (p) => sql`
    -- 1
    with ${lockActing(p)},
    changing as materialized (
      select acting.account_id, acting.browser_id from acting where acting.security_epoch = ${p.securityEpoch}
    ),
    -- 2 Only from the hash that was judged.
    raised as (
      ${raiseEpoch(
        sql`changing`,
        p.securityEpoch,
        sql`, password_hash = ${p.toHash}`,
        sql` and a.password_hash = ${p.fromHash}`,
      )}
    ),
    -- 3
    changed as (select raised.account_id, raised.security_epoch, browser_id from raised join changing using (account_id)),
    browser as (
      ${carryOverBrowser(sql`changed`, p.browserTokenHash)}
    ),
    -- 4
    carried_over as (
      ${carryOverSession(sql`raised`, { sessionId: p.actingSessionId, tokenHash: p.tokenHash })}
    ),
    -- 5
    abandoned as (delete from pending_activations p using raised where p.account_id = raised.account_id),
    forgotten as (delete from pending_email_changes e using raised where e.account_id = raised.account_id),
    ended_sessions as (${endOtherSessions(sql`raised`, p.actingSessionId)}),
    ended_challenges as (${endChallenges(sql`raised`)}),
    -- 6
    event as (
      ${recordEvent({
        kind: 'password-changed',
        origin: p,
        change: sql`changed`,
        sessionId: p.actingSessionId,
        browserId: sql`browser_id`,
        factor: sql`'pwd'`,
      })}
    ),
    -- 7
    notice as (
      ${queueNotice('password-changed', p, sql`raised`)}
    ),
    kept as (
      ${keepReversible('password-changed', p, sql`raised`)}
    ),
    -- 8
    ${refundAttempt(p)}
    select browser.id as "browserId" from carried_over left join browser on true`,
});
