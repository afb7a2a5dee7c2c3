import { sql } from '../statements/sql.ts';
import { bigint, bytea, json, nullable, uuid } from '../statements/types.ts';
import type { FactorSql } from './factor-sql.ts';

interface PasskeyRow {
  id: string;
  /** In hexadecimal digits, as JSON has no bytes. */
  credentialId: string;
  publicKey: string;
  counter: number;
  isSynced: boolean;
}

const columns = { asked: nullable(bytea), passkeys: nullable(json<readonly PasskeyRow[]>()) };

const parameters = { passkeyId: uuid, asked: bytea, counter: bigint };

export const passkeySql: FactorSql<'passkey', typeof columns, typeof parameters> = {
  table: sql`passkeys`,
  isEnrolled: null,
  kept: { rows: sql`passkeys` },

  heldUntil: () => sql`null::timestamptz`,

  columns,
  selection: sql`asked.challenge as "asked", owned.passkeys`,
  join: sql`
    left join passkey_ceremonies asked on asked.challenge_id = challenge.id and asked.expires_at > now()
    left join lateral (
      select jsonb_agg(jsonb_build_object(
        'id', k.id, 'credentialId', encode(k.credential_id, 'hex'), 'publicKey', encode(k.public_key, 'hex'),
        'counter', k.counter, 'isSynced', k.is_synced
      )) as passkeys
      from passkeys k where k.account_id = challenge.account_id
    ) owned on true`,
  // Never null: whatever is signed is judged, so that a refusal is recorded as one of a passkey.
  storedOf: ({ asked, passkeys }) => ({
    challenge: asked,
    passkeys: (passkeys ?? []).map(({ credentialId, publicKey, ...passkey }) => ({
      ...passkey,
      credentialId: Buffer.from(credentialId, 'hex'),
      publicKey: Buffer.from(publicKey, 'hex'),
    })),
  }),

  parameters,
  valuesOf: ({ challenge, counter, passkeyId }) => ({ passkeyId, asked: challenge, counter }),
  // What was signed goes with the challenge that it was asked for.
  spend: (p) => sql`
    update passkeys k set counter = ${p.counter}, last_used_at = now()
    from challenge join passkey_ceremonies asked on asked.challenge_id = challenge.id
    where k.id = ${p.passkeyId} and k.account_id = challenge.account_id
      and asked.challenge = ${p.asked} and asked.expires_at > now()
      and (k.counter < ${p.counter} or k.counter = 0 and ${p.counter} = 0)
    returning k.account_id`,
};
