import { afterAll, expect, test } from 'vitest';
import type { StoredSecret } from '../../ports/sealed-secrets.ts';
import { createTestSystem, someKey } from '../../testing/create-test-system.ts';
import { reseal } from './reseal-outdated.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const rotated = system.composedWith({ keyring: [someKey('newer'), ...system.keyring] });

async function storedSecret(): Promise<StoredSecret> {
  const { account } = await system.activeMember();
  const [row] = await system.query<{ id: string; key_id: string; sealed_secret: Uint8Array }>(
    'select id, key_id, sealed_secret from authenticators where account_id = $1',
    [account.id],
  );
  if (!row) throw new Error('There is no authenticator.');
  const { id, key_id: keyId, sealed_secret: sealed } = row;
  return { row: { accountId: account.id, kind: 'authenticator', id }, secret: { keyId, sealed } };
}

const keyOf = async ({ row }: StoredSecret) =>
  (await system.query('select key_id from authenticators where id = $1', [row.id]))[0];

const sealedIn = async ({ row }: StoredSecret) =>
  (await system.query('select sealed_secret from authenticators where id = $1', [row.id]))[0];

test('a secret under an older key is sealed with the newest, in the background', async () => {
  const stored = await storedSecret();
  rotated.resealOutdated(stored);
  await rotated.settled();
  expect(await keyOf(stored)).toEqual({ key_id: 'newer' });
});

test('one under the newest key stays as it is', async () => {
  const stored = await storedSecret();
  system.resealOutdated(stored);
  await system.settled();
  expect(await sealedIn(stored)).toEqual({ sealed_secret: stored.secret.sealed });
});

test('a resealing holds the same secret for the same row', async () => {
  const stored = await storedSecret();
  const { from, row, to } = reseal(rotated.parts.secretSeal, stored);
  expect([from, row, to.keyId]).toEqual([stored.secret, stored.row, 'newer']);
  const opened = system.parts.secretSeal.open(stored.secret, row);
  expect(rotated.parts.secretSeal.open(to, row)).toEqual(opened);
});

test('SecretUnreadable: the key is missing', async () => {
  const stored = await storedSecret();
  const { secretSeal } = system.composedWith({ keyring: [someKey('other')] }).parts;
  expect(() => reseal(secretSeal, stored)).toThrow(expect.objectContaining({ code: 'KEY_MISSING' }));
});
