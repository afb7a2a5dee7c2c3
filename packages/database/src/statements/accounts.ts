import { languages, optionalNotices } from '@countersign/two-factor';
import { endChallenges, endSessions } from './parts/factor-change.ts';
import { fullLimits } from './parts/new-accounts.ts';
import { isKept } from './parts/reversible-changes.ts';
import { originParameters, recordEvent } from './parts/security-events.ts';
import { UNICODE_DOMAIN } from './parts/unicode-domain.ts';
import { type SqlText, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bool, oneOf, someOf, text, uuid } from './types.ts';

export const addAccount = statement({
  name: 'accounts.add',
  parameters: { id: uuid, email: text, passwordHash: text },
  columns: { id: uuid },
  text: (p) => sql`
    with added as (
      insert into accounts (id, email, password_hash)
      select ${p.id}, ${p.email}, ${p.passwordHash} where not ${isKept(p.email)}
      on conflict (email) do nothing
      returning id
    ),
    ${fullLimits(sql`added`)},
    event as (
      ${recordEvent({ kind: 'account-added', origin: null, change: sql`added`, accountId: sql`id` })}
    )
    select id from added`,
});

/** Unless somebody else has replaced it since it was read. */
export const replacePasswordHash = statement({
  name: 'accounts.replacePasswordHash',
  parameters: { accountId: uuid, from: text, to: text },
  columns: {},
  text: (p) => sql`
    update accounts set password_hash = ${p.to} where id = ${p.accountId} and password_hash = ${p.from}`,
});

export const chooseLanguage = statement({
  name: 'accounts.chooseLanguage',
  parameters: { accountId: uuid, language: oneOf(languages) },
  columns: {},
  text: (p) => sql`update accounts set language = ${p.language} where id = ${p.accountId}`,
});

export const mutedNoticesOf = statement({
  name: 'accounts.mutedNotices',
  parameters: { accountId: uuid },
  columns: { muted: someOf(optionalNotices) },
  text: (p) => sql`select muted_notices as "muted" from accounts where id = ${p.accountId}`,
});

export const muteNotices = statement({
  name: 'accounts.muteNotices',
  parameters: { ...originParameters, accountId: uuid, sessionId: uuid, muted: someOf(optionalNotices) },
  columns: {},
  text: (p) => sql`
    with chosen as (
      update accounts set muted_notices = ${p.muted}
      where id = ${p.accountId} and muted_notices <> ${p.muted}
      returning id as account_id
    )
    ${recordEvent({ kind: 'notices-chosen', origin: p, change: sql`chosen`, sessionId: p.sessionId })}`,
});

const lockedByEmail = (email: SqlText): SqlText => sql`
  account as materialized (
    select id, security_epoch, blocked_at from accounts where email = ${email} for no key update
  )`;

/** The raised epoch ends whatever the account has under way, unused links too. */
export const blockAccount = statement({
  name: 'accounts.block',
  parameters: { email: text, reason: text },
  columns: { isDone: bool },
  text: (p) => sql`
    with ${lockedByEmail(p.email)},
    raised as (
      update accounts a set blocked_at = now(), blocked_reason = ${p.reason}, security_epoch = account.security_epoch + 1
      from account where a.id = account.id and account.blocked_at is null
      returning a.id as account_id
    ),
    ended_sessions as (${endSessions(sql`raised`)}),
    ended_challenges as (${endChallenges(sql`raised`)}),
    ended_recoveries as (delete from assisted_recoveries r using raised where r.account_id = raised.account_id),
    event as (
      ${recordEvent({ kind: 'blocked', origin: null, change: sql`raised`, reason: p.reason })}
    )
    select exists (select from raised) as "isDone" from account`,
});

export const unblockAccount = statement({
  name: 'accounts.unblock',
  parameters: { email: text },
  columns: { isDone: bool },
  text: (p) => sql`
    with ${lockedByEmail(p.email)},
    unblocked as (
      update accounts a set blocked_at = null, blocked_reason = null
      from account where a.id = account.id and account.blocked_at is not null
      returning a.id as account_id
    ),
    event as (
      ${recordEvent({ kind: 'unblocked', origin: null, change: sql`unblocked` })}
    )
    select exists (select from unblocked) as "isDone" from account`,
});

/** Addresses per batch of a migration. */
const BATCH = 500;

export const findUnicodeDomains = statement({
  name: 'accounts.findUnicodeDomains',
  parameters: { after: text },
  columns: { id: uuid, email: text },
  text: (p) => sql`
    select id, email from accounts where email ${UNICODE_DOMAIN} and email > ${p.after}
    order by email limit ${BATCH}`,
});

export const respellEmail = statement({
  name: 'accounts.respell',
  parameters: { accountId: uuid, to: text },
  columns: { id: uuid },
  text: (p) => sql`
    update accounts set email = ${p.to}
    where id = ${p.accountId} and not exists (select from accounts a where a.email = ${p.to} and a.id <> ${p.accountId})
    returning id`,
});
