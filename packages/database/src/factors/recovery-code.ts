import { sql } from '../statements/sql.ts';
import { bytea, byteas, nullable, text, uuid } from '../statements/types.ts';
import type { FactorSql } from './factor-sql.ts';

const columns = {
  recoveryCodesId: nullable(uuid),
  sealedKey: nullable(bytea),
  sealedKeyId: nullable(text),
  macs: nullable(byteas),
};

const parameters = { recoveryCodesId: uuid, mac: bytea };

export const recoveryCodeSql: FactorSql<'recovery-code', typeof columns, typeof parameters> = {
  table: sql`recovery_codes`,
  isEnrolled: sql`macs <> '{}'`,
  kept: {
    columns: {
      recovery_codes_id: sql`id`,
      sealed_codes_key: sql`sealed_key`,
      codes_key_id: sql`key_id`,
      macs: sql`macs`,
      codes_saved_at: sql`saved_at`,
      codes_created_at: sql`created_at`,
    },
  },

  heldUntil: () => sql`null::timestamptz`,

  columns,
  selection: sql`r.id as "recoveryCodesId", r.sealed_key as "sealedKey", r.key_id as "sealedKeyId", r.macs`,
  join: sql`left join recovery_codes r on r.account_id = challenge.account_id`,
  storedOf({ macs, recoveryCodesId, sealedKey, sealedKeyId }) {
    if (recoveryCodesId === null || sealedKey === null || sealedKeyId === null || macs === null) return null;
    return { recoveryCodesId, key: { keyId: sealedKeyId, sealed: sealedKey }, macs };
  },

  parameters,
  valuesOf: ({ mac, recoveryCodesId }) => ({ mac, recoveryCodesId }),
  spend: (p) => sql`
    update recovery_codes r set macs = array_remove(r.macs, ${p.mac})
    from challenge
    where r.id = ${p.recoveryCodesId} and r.account_id = challenge.account_id and ${p.mac} = any (r.macs)
    returning r.account_id, cardinality(r.macs) as codes_left`,
};
