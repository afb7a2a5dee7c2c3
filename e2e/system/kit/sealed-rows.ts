import { randomBytes } from 'node:crypto';
import type { Keyring, KeyringEntry } from '@countersign/crypto';
import { createSecretSeal } from '@countersign/crypto';
import type { TestDatabase } from '@countersign/database/testing';

export const someKey = (id: string): KeyringEntry => ({ id, key: new Uint8Array(randomBytes(32)) });

/** In the format of SECRET_KEYS. */
export const secretKeysOf = (keyring: readonly KeyringEntry[]): string =>
  keyring.map(({ id, key }) => `${id}:${Buffer.from(key).toString('base64')}`).join(',');

export interface SealedRow {
  accountId: string;
  authenticatorId: string;
  secret: Buffer;
}

const sealedFor = ({ accountId, authenticatorId }: SealedRow) =>
  ({ accountId, kind: 'authenticator', id: authenticatorId }) as const;

/** Adds accounts with an authenticator each, ordered by the authenticators' ids. */
export async function addAuthenticators(database: TestDatabase, keyring: Keyring, rows: number): Promise<SealedRow[]> {
  const seal = createSecretSeal(keyring);
  const added = Array.from({ length: rows }, (): SealedRow => {
    const [accountId, authenticatorId] = [crypto.randomUUID(), crypto.randomUUID()];
    return { accountId, authenticatorId, secret: randomBytes(20) };
  });
  const sealed = added.map((row) => seal.seal(row.secret, sealedFor(row)));
  await database.query(
    `with given as (
      select * from unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::text[]) as g (account_id, id, sealed_secret, key_id)
    ),
    account as (
      insert into accounts (id, email, password_hash)
      select account_id, account_id || '@example.com', 'x' from given
      returning id
    )
    insert into authenticators (id, account_id, sealed_secret, key_id, last_step)
    select given.id, account_id, sealed_secret, key_id, 0 from given join account on account.id = account_id`,
    [
      added.map(({ accountId }) => accountId),
      added.map(({ authenticatorId }) => authenticatorId),
      sealed.map((each) => each.sealed),
      sealed.map((each) => each.keyId),
    ],
  );
  return added.toSorted((a, b) => (a.authenticatorId < b.authenticatorId ? -1 : 1));
}

/** The ids of the authenticators whose original secret opens under the first key of the keyring. */
export async function whatOpens(
  database: TestDatabase,
  keyring: Keyring,
  rows: readonly SealedRow[],
): Promise<string[]> {
  const seal = createSecretSeal([keyring[0]]);
  const kept = await database.query<{ id: string; key_id: string; sealed_secret: Buffer }>(
    'select id, key_id, sealed_secret from authenticators where key_id = $1',
    [keyring[0].id],
  );
  const byId = new Map(kept.map((row) => [row.id, row]));
  return rows
    .filter((row) => {
      const found = byId.get(row.authenticatorId);
      if (!found) return false;
      return row.secret.equals(seal.open({ keyId: found.key_id, sealed: found.sealed_secret }, sealedFor(row)));
    })
    .map(({ authenticatorId }) => authenticatorId);
}
