import { emailChangeLimits, languages } from '@countersign/two-factor';
import { actingParameters, lockActing } from './parts/acting-session.ts';
import { wholeSeconds } from './parts/buckets.ts';
import { isActive, mayReplaceFactors } from './parts/factor-change.ts';
import { originParameters, recordEvent } from './parts/security-events.ts';
import { hasToken, secondsUntilToken, takeToken } from './parts/throttles.ts';
import { sql } from './sql.ts';
import { statement } from './statement.ts';
import { bool, bytea, int, nullable, oneOf, text, timestamptz, uuid } from './types.ts';

const { attempts, perAccount, perAddress, resendAfter, timeToLive } = emailChangeLimits;

/**
 * Reserves one mail to the address that an account is to have, and stores its code in place of what the session had under way.
 *
 *   1 session ─ 2 what it has under way ──► 3 may it, and is there a mail left? ──► 4 account − 1, address − 1 ──► 5 new code, event
 *
 * An address that has an account already is treated alike: only its mailbox is told.
 */
export const beginEmailChange = statement({
  name: 'emailChanges.begin',
  parameters: {
    ...actingParameters,
    ...originParameters,
    securityEpoch: int,
    id: uuid,
    email: text,
    mac: bytea,
    keyId: text,
    accountKey: bytea,
    addressKey: bytea,
  },
  columns: {
    isAllowed: bool,
    isStored: bool,
    hasAccount: bool,
    language: nullable(oneOf(languages)),
    now: timestamptz,
    retryAfter: int,
    replacedId: nullable(uuid),
    replacedEmail: nullable(text),
    replacedMac: nullable(bytea),
    replacedKeyId: nullable(text),
    replacedAttempts: nullable(int),
    replacedMailId: nullable(text),
    replacedSentAt: nullable(timestamptz),
    replacedExpiresAt: nullable(timestamptz),
  },
  text: (p) => sql`
    -- 1 One that has proved a factor other than email, where the account has one.
    with ${lockActing(p)},
    asking as materialized (
      select acting.id, acting.account_id, acting.security_epoch,
        not ${isActive(sql`acting.account_id`)} or ${mayReplaceFactors(sql`s`)} as is_allowed
      from acting join sessions s using (id)
      where acting.security_epoch = ${p.securityEpoch}
    ),
    -- 2
    pending as materialized (
      select e.* from pending_email_changes e join asking on e.session_id = asking.id for update of e
    ),
    waiting as (
      select coalesce(extract(epoch from max(sent_at) - now())::float8 + ${resendAfter}, 0) as seconds
      from pending where email = ${p.email}
    ),
    -- 3 Looked at before anything is taken. Another address may be asked for at once.
    ready as (
      select asking.* from asking, waiting
      where is_allowed and seconds <= 0 and ${hasToken(p.accountKey, perAccount)} and ${hasToken(p.addressKey, perAddress)}
    ),
    -- 4
    of_account as (
      ${takeToken(p.accountKey, perAccount, sql`ready`)}
    ),
    of_address as (
      ${takeToken(p.addressKey, perAddress, sql`of_account`)}
    ),
    -- 5
    stored as (
      insert into pending_email_changes (id, session_id, account_id, email, mac, key_id, security_epoch, attempts_left, expires_at)
      select ${p.id}, ready.id, ready.account_id, ${p.email}, ${p.mac}, ${p.keyId}, ready.security_epoch, ${attempts},
        now() + make_interval(secs => ${timeToLive})
      from ready, of_address
      on conflict (session_id) do update set
        id = excluded.id, email = excluded.email, mac = excluded.mac, key_id = excluded.key_id,
        security_epoch = excluded.security_epoch, attempts_left = excluded.attempts_left, mail_id = null, sent_at = now(),
        expires_at = excluded.expires_at
      returning id, account_id, session_id
    ),
    event as (
      ${recordEvent({ kind: 'email-change-begun', origin: p, change: sql`stored`, sessionId: sql`session_id` })}
    )
    select asking.is_allowed as "isAllowed", stored.id is not null as "isStored", owner.id is not null as "hasAccount",
      coalesce(owner.language, a.language) as "language", now() as "now",
      ${wholeSeconds(sql`waiting.seconds, ${secondsUntilToken(p.accountKey, perAccount)}, ${secondsUntilToken(p.addressKey, perAddress)}`)} as "retryAfter",
      pending.id as "replacedId", pending.email as "replacedEmail", pending.mac as "replacedMac", pending.key_id as "replacedKeyId",
      pending.attempts_left::int as "replacedAttempts", pending.mail_id as "replacedMailId", pending.sent_at as "replacedSentAt",
      pending.expires_at as "replacedExpiresAt"
    from asking join accounts a on a.id = asking.account_id cross join waiting
      left join accounts owner on owner.email = ${p.email} left join pending on true left join stored on true`,
});
