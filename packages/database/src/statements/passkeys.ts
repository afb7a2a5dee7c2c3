import { primaryFactors } from '@countersign/two-factor';
import { actingParameters, lockActing } from './parts/acting-session.ts';
import { isActive, mayReplaceFactors } from './parts/factor-change.ts';
import { linkedNoticeParameters } from './parts/notices.ts';
import { passkeyChange, passkeyChangeParameters, secondsUntilPasskeyChange } from './parts/passkey-change.ts';
import { keepReversible } from './parts/reversible-changes.ts';
import { originParameters, recordEvent } from './parts/security-events.ts';
import { literals, type SqlText, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bool, bytea, int, nullable, text, timestamptz, uuid } from './types.ts';

export const listPasskeys = statement({
  name: 'passkeys.list',
  parameters: { accountId: uuid },
  columns: { id: uuid, name: text, createdAt: timestamptz, lastUsedAt: nullable(timestamptz), isSynced: bool },
  text: (p) => sql`
    select id, name, created_at as "createdAt", last_used_at as "lastUsedAt", is_synced as "isSynced"
    from passkeys where account_id = ${p.accountId} order by created_at, id`,
});

/** Whether two-factor authentication stays active without one of them. */
const hasAnotherPrimaryFactor = (accountId: SqlText): SqlText => sql`(
  select count(*) from enrolled_factors f where f.account_id = ${accountId} and f.factor in (${literals(primaryFactors)})
) > 1`;

/** Removes a passkey, where another primary factor stays: all of it, or nothing. */
export const removePasskey = statement({
  name: 'passkeys.remove',
  parameters: { ...linkedNoticeParameters, ...passkeyChangeParameters, passkeyId: uuid },
  columns: { id: uuid, browserId: nullable(uuid) },
  text: (p) => sql`
    -- 1
    with ${lockActing(p)},
    changing as materialized (
      select acting.account_id
      from acting join passkeys k on k.account_id = acting.account_id join sessions s on s.id = acting.id
      where k.id = ${p.passkeyId} and acting.security_epoch = ${p.securityEpoch} and ${mayReplaceFactors(sql`s`)}
        and ${hasAnotherPrimaryFactor(sql`acting.account_id`)}
    ),
    ${passkeyChange(p, { kind: 'passkey-removed' })},
    -- 7
    before as (
      select k.* from passkeys k join raised on k.account_id = raised.account_id for update of k
    ),
    removed as (
      delete from passkeys k using raised, (select count(*) from before) after_reading
      where k.id = ${p.passkeyId} and k.account_id = raised.account_id
      returning k.id
    ),
    kept as (
      ${keepReversible('passkey-removed', p, sql`raised`, { passkey: sql`before` })}
    )
    select removed.id, trusted.id as "browserId" from removed left join trusted on true`,
});

/**
 * What may have been in the way. Of two removals in one session at once the second finds the session at the next epoch, where it
 * goes on under another token: what it asked for is still answered as it would be then.
 */
export const findRemovalObstacles = statement({
  name: 'passkeys.findRemovalObstacles',
  parameters: { accountId: uuid, actingSessionId: uuid, passkeyId: uuid },
  columns: { isActing: bool, isOwned: bool, isLast: bool, secondsUntilChange: int },
  text: (p) => sql`
    select exists (
        select from sessions s join accounts a on a.id = s.account_id
        where s.id = ${p.actingSessionId} and a.id = ${p.accountId} and s.security_epoch = a.security_epoch
      ) as "isActing",
      exists (select from passkeys k where k.id = ${p.passkeyId} and k.account_id = ${p.accountId}) as "isOwned",
      not ${hasAnotherPrimaryFactor(p.accountId)} as "isLast",
      ceil(${secondsUntilPasskeyChange(p.accountId)})::int as "secondsUntilChange"`,
});

/** Names change nothing that anybody could sign in with. */
export const renamePasskey = statement({
  name: 'passkeys.rename',
  parameters: { ...originParameters, ...actingParameters, passkeyId: uuid, name: text },
  columns: { isOwned: bool },
  text: (p) => sql`
    with ${lockActing(p)},
    renamed as (
      update passkeys k set name = ${p.name} from acting
      where k.id = ${p.passkeyId} and k.account_id = acting.account_id
      returning k.account_id, acting.id as session_id, acting.browser_id
    ),
    event as (
      ${recordEvent({
        kind: 'passkey-renamed',
        origin: p,
        change: sql`renamed`,
        sessionId: sql`session_id`,
        browserId: sql`browser_id`,
      })}
    )
    select exists (select from renamed) as "isOwned"`,
});

/** What may have been in the way of a change, read once nothing was changed. */
export const findObstacles = statement({
  name: 'passkeys.findObstacles',
  parameters: { accountId: uuid, credentialId: nullable(bytea) },
  columns: { isActive: bool, isTaken: bool, secondsUntilChange: int },
  text: (p) => sql`
    select ${isActive(p.accountId)} as "isActive",
      exists (select from passkeys k where k.credential_id = ${p.credentialId}) as "isTaken",
      ceil(${secondsUntilPasskeyChange(p.accountId)})::int as "secondsUntilChange"`,
});
