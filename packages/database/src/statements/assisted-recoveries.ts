import { recoveryLimits } from '@countersign/two-factor';
import { actingParameters, lockActing } from './parts/acting-session.ts';
import { isActive } from './parts/factor-change.ts';
import { linkedNoticeParameters, noticeParameters, queueNotice } from './parts/notices.ts';
import { recordEvent } from './parts/security-events.ts';
import { type SqlText, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bool, bytea, nullable, text, timestamptz, uuid } from './types.ts';

/** Every one of these statements locks the account before its recovery, as an act of a session does. */
const lockAccount = (account: SqlText): SqlText => sql`
  account as materialized (
    select a.id, a.security_epoch, a.blocked_at from accounts a
    where a.id = ${account} for no key update
  )`;

/**
 * Offers a recovery to the member of an address, and leaves the notice with the link. One that still counts stays as it is;
 * whatever else has the account's row is over, and makes room. Whether two-factor authentication is active is read from a
 * snapshot of before the lock: where the account has changed in between, nothing is begun and the caller runs it again.
 */
export const beginRecovery = statement({
  name: 'assistedRecoveries.begin',
  parameters: { ...linkedNoticeParameters, email: text, reason: text },
  columns: {
    isBlocked: bool,
    isActive: bool,
    /** Of the one that was begun now; else nulls, or of the one that waits. */
    isBegun: bool,
    expiresAt: nullable(timestamptz),
    dueAt: nullable(timestamptz),
  },
  text: (p) => sql`
    with ${lockAccount(sql`(select found.id from accounts found where found.email = ${p.email})`)},
    begun as (
      insert into assisted_recoveries as r (account_id, security_epoch, start_notice_id, start_token_hash, start_key_id, expires_at)
      select id, security_epoch, ${p.noticeId}, ${p.linkTokenHash}, ${p.linkKeyId},
        now() + make_interval(secs => ${recoveryLimits.timeToStart})
      from account
      where blocked_at is null and ${isActive(sql`id`)}
        and exists (select from accounts seen where seen.id = account.id and seen.security_epoch = account.security_epoch)
      on conflict (account_id) do update set security_epoch = excluded.security_epoch, start_notice_id = excluded.start_notice_id,
        start_token_hash = excluded.start_token_hash, start_key_id = excluded.start_key_id, cancel_notice_id = null,
        cancel_token_hash = null, cancel_key_id = null, language = null, created_at = now(), expires_at = excluded.expires_at,
        started_at = null, due_at = null
      where r.security_epoch <> excluded.security_epoch or (r.started_at is null and r.expires_at <= now())
      returning account_id, expires_at
    ),
    event as (
      ${recordEvent({ kind: 'help-begun', origin: null, change: sql`begun`, reason: p.reason })}
    ),
    notice as (
      ${queueNotice('help-begun', p, sql`begun`)}
    )
    select account.blocked_at is not null as "isBlocked", ${isActive(sql`account.id`)} as "isActive",
      begun.account_id is not null as "isBegun", coalesce(begun.expires_at, r.expires_at) as "expiresAt",
      case when begun.account_id is null then r.due_at end as "dueAt"
    from account left join begun on begun.account_id = account.id
      left join assisted_recoveries r on r.account_id = account.id and r.security_epoch = account.security_epoch`,
});

/** Starts the wait by the mailed link. One that is started already is found and left alone, so that a second click is kind. */
export const startRecovery = statement({
  name: 'assistedRecoveries.start',
  parameters: { ...linkedNoticeParameters, tokenHash: bytea },
  columns: { accountId: uuid, dueAt: nullable(timestamptz), isStartedNow: bool },
  text: (p) => sql`
    with ${lockAccount(sql`(select r.account_id from assisted_recoveries r where r.start_token_hash = ${p.tokenHash})`)},
    started as (
      update assisted_recoveries r set started_at = now(), due_at = now() + make_interval(secs => ${recoveryLimits.wait}),
        cancel_notice_id = ${p.noticeId}, cancel_token_hash = ${p.linkTokenHash}, cancel_key_id = ${p.linkKeyId},
        language = ${p.language}
      from account
      where r.account_id = account.id and r.start_token_hash = ${p.tokenHash} and r.security_epoch = account.security_epoch
        and account.blocked_at is null and r.started_at is null and r.expires_at > now()
      returning r.account_id, r.due_at
    ),
    event as (
      ${recordEvent({ kind: 'recovery-started', origin: p, change: sql`started` })}
    ),
    notice as (
      ${queueNotice('recovery-started', p, sql`started`)}
    )
    select account.id as "accountId", coalesce(started.due_at, r.due_at) as "dueAt",
      started.account_id is not null as "isStartedNow"
    from account
      join assisted_recoveries r on r.start_token_hash = ${p.tokenHash} and r.security_epoch = account.security_epoch
      left join started on started.account_id = account.id
    where account.blocked_at is null`,
});

/** By the link in the notice of the start: whoever has it needs nothing else to keep two-factor authentication as it is. */
export const cancelRecovery = statement({
  name: 'assistedRecoveries.cancel',
  parameters: { ...noticeParameters, tokenHash: bytea },
  columns: { accountId: uuid },
  text: (p) => sql`
    with ${lockAccount(sql`(select r.account_id from assisted_recoveries r where r.cancel_token_hash = ${p.tokenHash})`)},
    cancelled as (
      delete from assisted_recoveries r using account
      where r.account_id = account.id and r.cancel_token_hash = ${p.tokenHash} and r.security_epoch = account.security_epoch
      returning r.account_id
    ),
    event as (
      ${recordEvent({ kind: 'recovery-cancelled', origin: p, change: sql`cancelled` })}
    ),
    notice as (
      ${queueNotice('recovery-cancelled', p, sql`cancelled`)}
    )
    select account_id as "accountId" from cancelled`,
});

export const cancelOwnRecovery = statement({
  name: 'assistedRecoveries.cancelOwn',
  parameters: { ...noticeParameters, ...actingParameters },
  columns: { isActing: bool, isCancelled: bool },
  text: (p) => sql`
    with ${lockActing(p)},
    cancelled as (
      delete from assisted_recoveries r using acting
      where r.account_id = acting.account_id and r.security_epoch = acting.security_epoch and r.started_at is not null
      returning r.account_id, acting.id as session_id, acting.browser_id
    ),
    event as (
      ${recordEvent({
        kind: 'recovery-cancelled',
        origin: p,
        change: sql`cancelled`,
        sessionId: sql`session_id`,
        browserId: sql`browser_id`,
      })}
    ),
    notice as (
      ${queueNotice('recovery-cancelled', p, sql`cancelled`)}
    )
    select exists (select from acting) as "isActing", exists (select from cancelled) as "isCancelled"`,
});
