import { acceptsEmailCodes, emailHeldUntil, isEmailHeld } from '../statements/parts/validity.ts';
import { sql } from '../statements/sql.ts';
import { bytea, nullable, text } from '../statements/types.ts';
import type { FactorSql } from './factor-sql.ts';

const columns = { mac: nullable(bytea), macKeyId: nullable(text) };

const parameters = { mac: bytea };

/** Of the account `a` of `challenge`. A deactivation asks for an emailed code whatever its owner chose for sign-ins. */
const isAccepted = sql`(challenge.purpose <> 'sign-in' or ${acceptsEmailCodes(sql`a`)})`;

export const emailSql: FactorSql<'email', typeof columns, typeof parameters> = {
  table: null,
  isEnrolled: null,
  kept: null,

  heldUntil: emailHeldUntil,

  columns,
  selection: sql`e.mac, e.key_id as "macKeyId"`,
  join: sql`
    left join email_codes e on e.challenge_id = challenge.id and e.expires_at > now()
      and exists (select from accounts a where a.id = challenge.account_id and ${isAccepted})`,
  storedOf: ({ mac, macKeyId }) => (mac === null || macKeyId === null ? null : { mac, keyId: macKeyId }),

  parameters,
  valuesOf: ({ mac }) => ({ mac }),
  spend: (p) => sql`
    delete from email_codes e using challenge
    where e.challenge_id = challenge.id and e.mac = ${p.mac} and e.expires_at > now()
      and exists (select from accounts a where a.id = challenge.account_id and not ${isEmailHeld(sql`a`)} and ${isAccepted})
    returning challenge.account_id`,
};
