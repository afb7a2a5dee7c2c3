import { type Amr, amrs, languages, sessionLimits } from '@countersign/two-factor';
import { provedByPassword } from './parts/blocked.ts';
import { browserParameters, upsertBrowser } from './parts/browsers.ts';
import { noticeOfNewBrowser, noticeParameters } from './parts/notices.ts';
import { originParameters, recordEvent } from './parts/security-events.ts';
import { countSessions, endReplaced, insertSession, newSessionParameters } from './parts/sessions.ts';
import { refundAttempt, refundParameters } from './parts/throttles.ts';
import { isLive } from './parts/validity.ts';
import { sql } from './sql.ts';
import { statement } from './statement.ts';
import { bool, bytea, int, nullable, oneOf, someOf, text, timestamptz, uuid } from './types.ts';

/** How stale `last_seen_at` may get before a request writes it again: most requests then only read. */
const SEEN_AGAIN_AFTER_SECONDS = 60;

/**
 * After a right password, where two-factor authentication is not active.
 *
 *   1 refund the attempt at the password ─ 2 insert or update the browser ──► 3 end the session it replaces ─ 4 begin one
 *                                                                            └─► 5 notice, the first time but not the very first
 */
export const startWithPassword = statement({
  name: 'sessions.startWithPassword',
  parameters: {
    ...refundParameters,
    ...browserParameters,
    ...newSessionParameters,
    ...noticeParameters,
    accountId: uuid,
    securityEpoch: int,
  },
  columns: { browserId: uuid, isNewBrowser: bool, sessionsBefore: int, hasNotice: bool },
  text: (p) => sql`
    -- 1 The password was right: refund the attempt at it.
    with ${refundAttempt(p)},
    -- 2 The account knows the browser from now on, unless it is blocked: then nothing further happens.
    browser as (
      ${upsertBrowser(p, provedByPassword(p), 'signed in')}
    ),
    -- 3
    replaced as (${endReplaced(p, sql`browser`)}),
    -- 4 At the security epoch at which the account was seen without a second factor.
    begun as (
      ${insertSession(p, sql`browser`)}
    ),
    event as (
      ${recordEvent({
        kind: 'signed-in',
        origin: p,
        change: sql`begun join browser using (account_id, browser_id)`,
        sessionId: sql`begun.id`,
        browserId: sql`browser_id`,
        factor: sql`begun.factor`,
        isNewBrowser: sql`is_new`,
      })}
    ),
    -- 5
    ${noticeOfNewBrowser(p, sql`browser`)}
    select browser_id as "browserId", is_new as "isNewBrowser", ${countSessions(sql`browser.account_id`)} as "sessionsBefore",
      exists (select from notice) as "hasNotice"
    from browser`,
});

/** Keeps an account's sessions within their limit: ended ones go first, then the oldest. */
export const endSurplus = statement({
  name: 'sessions.endSurplus',
  parameters: { accountId: uuid },
  columns: {},
  text: (p) => sql`
    delete from sessions where id in (
      select s.id from sessions s join accounts a on a.id = s.account_id
      where s.account_id = ${p.accountId}
      order by (${isLive(sql`s`, sql`a`)}) desc, s.created_at desc, s.id
      offset ${sessionLimits.perAccount}
    )`,
});

export const findSession = statement({
  name: 'sessions.find',
  parameters: { tokenHash: bytea },
  columns: {
    id: uuid,
    accountId: uuid,
    email: text,
    language: nullable(oneOf(languages)),
    securityEpoch: int,
    amr: someOf<Amr>(amrs),
    signedInAt: timestamptz,
    expiresAt: timestamptz,
    endsInSeconds: int,
    proofAgeSeconds: int,
    recoveryDueAt: nullable(timestamptz),
  },
  text: (p) => sql`
    with live as (
      select s.*, a.email, a.language, r.due_at as recovery_due_at
      from sessions s join accounts a on a.id = s.account_id
        left join assisted_recoveries r on r.account_id = a.id and r.security_epoch = a.security_epoch
      where s.token_hash = ${p.tokenHash} and ${isLive(sql`s`, sql`a`)}
    ),
    -- Reading the session counts as activity and extends its idle timeout.
    seen as (
      update sessions s set last_seen_at = now() from live
      where s.id = live.id and live.last_seen_at < now() - make_interval(secs => ${SEEN_AGAIN_AFTER_SECONDS})
      returning s.last_seen_at
    )
    select id, account_id as "accountId", email, language, security_epoch as "securityEpoch", amr,
      created_at as "signedInAt", expires_at as "expiresAt",
      floor(extract(epoch from least(
        expires_at,
        coalesce((select last_seen_at from seen), last_seen_at) + make_interval(secs => ${sessionLimits.idle})
      ) - now()))::int as "endsInSeconds",
      floor(extract(epoch from now() - proved_at))::int as "proofAgeSeconds",
      recovery_due_at as "recoveryDueAt"
    from live`,
});

export const renewSession = statement({
  name: 'sessions.renew',
  parameters: { ...refundParameters, ...originParameters, sessionId: uuid, tokenHash: bytea },
  columns: { id: uuid },
  text: (p) => sql`
    with ${refundAttempt(p)},
    renewed as (
      update sessions set token_hash = ${p.tokenHash}, proved_at = now() where id = ${p.sessionId}
      returning id, account_id, browser_id
    ),
    event as (
      ${recordEvent({
        kind: 'password-proved',
        origin: p,
        change: sql`renewed`,
        sessionId: sql`id`,
        browserId: sql`browser_id`,
        factor: sql`'pwd'`,
      })}
    )
    select id from renewed`,
});

/** With it goes what it began, in the tables that a change of factors changes too. */
export const endSession = statement({
  name: 'sessions.end',
  parameters: { ...originParameters, tokenHash: bytea },
  columns: { accountId: uuid },
  text: (p) => sql`
    with ended as (
      delete from sessions where token_hash = ${p.tokenHash} returning id, account_id, browser_id
    ),
    event as (
      ${recordEvent({
        kind: 'signed-out',
        origin: p,
        change: sql`ended`,
        sessionId: sql`id`,
        browserId: sql`browser_id`,
      })}
    )
    select account_id as "accountId" from ended`,
});
