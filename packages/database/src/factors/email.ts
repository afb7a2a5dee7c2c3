import { sql } from '../statements/sql.ts';
import { bytea, nullable, text } from '../statements/types.ts';
import type { FactorSql } from './factor-sql.ts';

const columns = { mac: nullable(bytea), macKeyId: nullable(text) };

const parameters = { mac: bytea };

export const emailSql: FactorSql<'email', typeof columns, typeof parameters> = {
  table: null,

  columns,
  selection: sql`e.mac, e.key_id as "macKeyId"`,
  join: sql`left join email_codes e on e.challenge_id = challenge.id and e.expires_at > now()`,
  storedOf: ({ mac, macKeyId }) => (mac === null || macKeyId === null ? null : { mac, keyId: macKeyId }),

  parameters,
  valuesOf: ({ mac }) => ({ mac }),
  spend: (p) => sql`
    delete from email_codes e using challenge
    where e.challenge_id = challenge.id and e.mac = ${p.mac} and e.expires_at > now()
    returning challenge.account_id`,
};
