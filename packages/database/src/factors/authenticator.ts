import { sql } from '../statements/sql.ts';
import { bigint, bytea, nullable, text, uuid } from '../statements/types.ts';
import type { FactorSql } from './factor-sql.ts';

const columns = {
  authenticatorId: nullable(uuid),
  sealedSecret: nullable(bytea),
  secretKeyId: nullable(text),
  lastStep: nullable(bigint),
};

const parameters = { authenticatorId: uuid, step: bigint };

export const authenticatorSql: FactorSql<'authenticator', typeof columns, typeof parameters> = {
  table: sql`authenticators`,
  isEnrolled: null,
  kept: {
    columns: {
      authenticator_id: sql`id`,
      sealed_secret: sql`sealed_secret`,
      secret_key_id: sql`key_id`,
      last_step: sql`last_step`,
      authenticator_created_at: sql`created_at`,
      check_up_at: sql`check_up_at`,
    },
  },

  heldUntil: () => sql`null::timestamptz`,

  columns,
  selection: sql`
    t.id as "authenticatorId", t.sealed_secret as "sealedSecret", t.key_id as "secretKeyId", t.last_step as "lastStep"`,
  join: sql`left join authenticators t on t.account_id = challenge.account_id`,
  storedOf({ authenticatorId, lastStep, sealedSecret, secretKeyId }) {
    if (authenticatorId === null || sealedSecret === null || secretKeyId === null) return null;
    return { authenticatorId, secret: { keyId: secretKeyId, sealed: sealedSecret }, lastStep: Number(lastStep) };
  },

  parameters,
  valuesOf: ({ authenticatorId, step }) => ({ authenticatorId, step }),
  spend: (p) => sql`
    update authenticators t set last_step = ${p.step}
    from challenge
    where t.id = ${p.authenticatorId} and t.account_id = challenge.account_id and t.last_step < ${p.step}
    returning t.account_id`,
};
