import { lockActing } from './parts/acting-session.ts';
import { isActive, mayReplaceFactors } from './parts/factor-change.ts';
import { noticeParameters } from './parts/notices.ts';
import { passkeyChange, passkeyChangeParameters, secondsUntilPasskeyChange } from './parts/passkey-change.ts';
import { type SqlText, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bool, int, nullable, uuid } from './types.ts';

interface Definition {
  name: string;
  kind: 'email-codes-switched-off' | 'email-codes-switched-on';
  isAccepted: SqlText;
  /** What else there has to be. */
  mayBeChosen: SqlText;
}

const hasPasskey = (accountId: SqlText): SqlText => sql`
  exists (select from passkeys k where k.account_id = ${accountId})`;

/** One of a set that was typed back is left. */
const hasSavedCodes = (accountId: SqlText): SqlText => sql`
  exists (
    select from recovery_codes r where r.account_id = ${accountId} and r.saved_at is not null and r.macs <> '{}'
  )`;

/** Whether emailed codes answer sign-ins beside a passkey, from now on: all of it, or nothing. */
const chooseEmailCodes = ({ isAccepted, kind, mayBeChosen, name }: Definition) =>
  statement({
    name,
    parameters: { ...noticeParameters, ...passkeyChangeParameters },
    columns: { id: uuid, browserId: nullable(uuid) },
    text: (p) => sql`
      -- 1
      with ${lockActing(p)},
      changing as materialized (
        select acting.account_id from acting join sessions s using (id) join accounts a on a.id = acting.account_id
        where acting.security_epoch = ${p.securityEpoch} and ${mayReplaceFactors(sql`s`)}
          and a.accepts_email_codes <> ${isAccepted} and ${hasPasskey(sql`a.id`)} and ${mayBeChosen}
      ),
      ${passkeyChange(p, { kind, also: sql`, accepts_email_codes = ${isAccepted}` })}
      select carried_over.id, trusted.id as "browserId" from carried_over left join trusted on true`,
  });

export const switchEmailCodesOff = chooseEmailCodes({
  name: 'passkeys.switchEmailCodesOff',
  kind: 'email-codes-switched-off',
  isAccepted: sql`false`,
  mayBeChosen: hasSavedCodes(sql`a.id`),
});

export const switchEmailCodesOn = chooseEmailCodes({
  name: 'passkeys.switchEmailCodesOn',
  kind: 'email-codes-switched-on',
  isAccepted: sql`true`,
  mayBeChosen: sql`true`,
});

/** What may have been in the way. */
export const findEmailCodesObstacles = statement({
  name: 'passkeys.findEmailCodesObstacles',
  parameters: { accountId: uuid },
  columns: { acceptsEmailCodes: bool, isActive: bool, hasPasskey: bool, hasSavedCodes: bool, secondsUntilChange: int },
  text: (p) => sql`
    select a.accepts_email_codes as "acceptsEmailCodes", ${isActive(sql`a.id`)} as "isActive",
      ${hasPasskey(sql`a.id`)} as "hasPasskey", ${hasSavedCodes(sql`a.id`)} as "hasSavedCodes",
      ceil(${secondsUntilPasskeyChange(sql`a.id`)})::int as "secondsUntilChange"
    from accounts a where a.id = ${p.accountId}`,
});
