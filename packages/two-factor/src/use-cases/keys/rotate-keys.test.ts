import { afterAll, beforeEach, expect, test } from 'vitest';
import { createTestSystem, someKey } from '../../testing/create-test-system.ts';
import type { RotationProgress } from './rotate-keys.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, member, query, scanned } = system;
const keyring = [someKey('newest'), someKey('unused'), ...system.keyring] as const;
const rotated = system.composedWith({ keyring });

beforeEach(() => query('delete from accounts'));

async function rotateAll(rotation = rotated.rotateKeys()): Promise<RotationProgress[]> {
  const progress: RotationProgress[] = [];
  for await (const each of rotation) progress.push(each);
  return progress;
}

const keysInUse = async () =>
  (await rotated.reportKeys()).filter(
    (key) => key.authenticators + key.pendingActivations + key.recoveryCodes + key.restorableSecrets,
  );

test('seals with the newest key whatever stands under an older one, and says how far it is', async () => {
  await activeMember();
  await scanned(await member());
  expect(await rotateAll()).toEqual([
    { seen: 0, total: 3, resealed: 0, unreadable: 0 },
    { seen: 3, total: 3, resealed: 3, unreadable: 0 },
  ]);
  expect(await keysInUse()).toEqual([
    {
      keyId: 'newest',
      standing: 'newest',
      authenticators: 1,
      pendingActivations: 1,
      recoveryCodes: 1,
      restorableSecrets: 0,
    },
  ]);
});

test('run again it finds nothing to do', async () => {
  await activeMember();
  await rotateAll();
  expect(await rotateAll()).toEqual([{ seen: 0, total: 0, resealed: 0, unreadable: 0 }]);
});

test('beside another rotation each secret is sealed anew once', async () => {
  await activeMember();
  await activeMember();
  const both = await Promise.all([rotateAll(), rotateAll()]);
  expect(both.reduce((sum, progress) => sum + (progress.at(-1)?.resealed ?? 0), 0)).toBe(4);
});

test('a secret that does not open under its key is left and counted', async () => {
  await activeMember();
  const { account } = await activeMember();
  await query("update authenticators set sealed_secret = sealed_secret || '\\x00' where account_id = $1", [account.id]);
  expect((await rotateAll()).at(-1)).toEqual({ seen: 4, total: 4, resealed: 3, unreadable: 1 });
});

test('rows whose key is missing are not looked at', async () => {
  await activeMember();
  const lost = system.composedWith({ keyring: [someKey('newest'), someKey('older')] });
  expect(await rotateAll(lost.rotateKeys())).toEqual([{ seen: 0, total: 0, resealed: 0, unreadable: 0 }]);
  expect(await keysInUse()).toMatchObject([{ keyId: 'test', authenticators: 1 }]);
});
