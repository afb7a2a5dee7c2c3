import { emailHeldFor } from '@countersign/two-factor';
import { actingParameters, lockActing } from './parts/acting-session.ts';
import { carryOverBrowser } from './parts/browsers.ts';
import { carryOverSession, endChallenges, endOtherSessions, raiseEpoch } from './parts/factor-change.ts';
import { linkedNoticeParameters, queueNotice } from './parts/notices.ts';
import { isKept, keepReversible, lockedBefore } from './parts/reversible-changes.ts';
import { recordEvent } from './parts/security-events.ts';
import { sql } from './sql.ts';
import { statement } from './statement.ts';
import { bool, bytea, int, nullable, text, uuid } from './types.ts';

/**
 * Gives the account the address that a code has proved: all of it, or nothing.
 *
 *   1 session ─ 2 what it has under way ──► 3 nobody else's address ──► 4 new email, raise the epoch ─┬─► 5 spend it ─ 6 browser
 *                                                                         one change wins             ├─► 7 this session goes on
 *                                              8 end all other sessions, challenges, pending secrets ◄┤
 *                                              9 event ─ 10 notice to the old address, and its undo ◄─┘
 *
 * Another account that takes the address at the same time makes the statement fail by the unique index.
 */
export const confirmEmailChange = statement({
  name: 'emailChanges.confirm',
  parameters: {
    ...linkedNoticeParameters,
    ...actingParameters,
    securityEpoch: int,
    id: uuid,
    tokenHash: bytea,
    browserTokenHash: bytea,
  },
  columns: { isTaken: bool, isChanged: bool, email: text, browserId: nullable(uuid) },
  text: (p) => sql`
    -- 1
    with ${lockActing(p)},
    -- 2
    pending as materialized (
      select e.account_id, e.email, acting.browser_id
      from pending_email_changes e join acting on e.session_id = acting.id
      where e.id = ${p.id} and e.expires_at > now()
        and acting.security_epoch = ${p.securityEpoch} and e.security_epoch = acting.security_epoch
      for update of e
    ),
    -- 3 Nor one that another account may still get back.
    free as (
      select pending.*, a.email as old_email from pending join accounts a on a.id = pending.account_id
      where not exists (select from accounts other where other.email = pending.email)
        and not ${isKept(sql`pending.email`, sql`pending.account_id`)}
    ),
    -- 4
    raised as (
      ${raiseEpoch(
        sql`free`,
        p.securityEpoch,
        sql`, email = free.email, email_held_until = now() + make_interval(secs => ${emailHeldFor})`,
      )}
    ),
    changed as (
      select raised.account_id, raised.security_epoch, browser_id, old_email from raised join free using (account_id)
    ),
    -- 5 And what other sessions of the account had under way.
    spent as (delete from pending_email_changes e using raised where e.account_id = raised.account_id),
    -- 6
    browser as (
      ${carryOverBrowser(sql`changed`, p.browserTokenHash)}
    ),
    -- 7 A code from a mailbox is no proof of the person, so what was proved is as old as before.
    carried_over as (
      ${carryOverSession(sql`raised`, {
        sessionId: p.actingSessionId,
        tokenHash: p.tokenHash,
        provedAt: sql`s.proved_at`,
      })}
    ),
    -- 8
    abandoned as (delete from pending_activations p using raised where p.account_id = raised.account_id),
    ended_sessions as (${endOtherSessions(sql`raised`, p.actingSessionId)}),
    ended_challenges as (${endChallenges(sql`raised`)}),
    -- 9
    event as (
      ${recordEvent({
        kind: 'email-changed',
        origin: p,
        change: sql`changed`,
        sessionId: p.actingSessionId,
        browserId: sql`browser_id`,
      })}
    ),
    -- 10 What is still to be told of earlier changes goes to the old address too.
    redirected as (
      update notices n set email = changed.old_email from changed where n.account_id = changed.account_id and n.email is null
    ),
    notice as (
      ${queueNotice('email-changed', p, sql`changed`, sql`null`, sql`changed.old_email`)}
    ),
    kept_authenticator as (${lockedBefore(sql`authenticators`, sql`changed`)}),
    kept_codes as (${lockedBefore(sql`recovery_codes`, sql`changed`)}),
    kept_passkeys as (${lockedBefore(sql`passkeys`, sql`changed`)}),
    kept as (
      ${keepReversible(
        'email-changed',
        p,
        sql`changed`,
        { authenticator: sql`kept_authenticator`, 'recovery-code': sql`kept_codes`, passkey: sql`kept_passkeys` },
        sql`changed.old_email`,
      )}
    )
    select free.email is null as "isTaken", carried_over.id is not null as "isChanged", pending.email, browser.id as "browserId"
    from pending left join free on true left join carried_over on true left join browser on true`,
});
