import type { NewRecoveryCodes } from '@countersign/two-factor';
import { type SqlText, sql } from '../sql.ts';
import { bytea, byteas, text, uuid } from '../types.ts';

export const newRecoveryCodesParameters = {
  recoveryCodesId: uuid,
  recoveryKey: bytea,
  recoveryKeyId: text,
  recoveryMacs: byteas,
};

export const newRecoveryCodesValues = ({ id, key, macs }: NewRecoveryCodes) => ({
  recoveryCodesId: id,
  recoveryKey: key.sealed,
  recoveryKeyId: key.keyId,
  recoveryMacs: macs,
});

type Parameters = Readonly<Record<keyof typeof newRecoveryCodesParameters, SqlText>>;

/** Keeps a new set for the account of `raised`, an earlier CTE with its `account_id`, in place of the one it has. */
export const insertRecoveryCodes = (p: Parameters, raised: SqlText): SqlText => sql`
  insert into recovery_codes (id, account_id, sealed_key, key_id, macs)
  select ${p.recoveryCodesId}, ${raised}.account_id, ${p.recoveryKey}, ${p.recoveryKeyId}, ${p.recoveryMacs} from ${raised}
  on conflict (account_id) do update set
    id = excluded.id, sealed_key = excluded.sealed_key, key_id = excluded.key_id, macs = excluded.macs,
    saved_at = null, created_at = excluded.created_at
  returning account_id, created_at`;
