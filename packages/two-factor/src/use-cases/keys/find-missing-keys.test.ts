import { afterAll, expect, test } from 'vitest';
import { createTestSystem, someKey } from '../../testing/create-test-system.ts';

const system = await createTestSystem();
afterAll(() => system.close());

test('tells of keys that rows need and that are not configured, and of no others', async () => {
  expect(await system.findMissingKeys()).toEqual([]);
  await system.activeMember();
  await system.scanned(await system.member());
  expect(await system.findMissingKeys()).toEqual([]);
  const lost = system.composedWith({ keyring: [someKey('other')] });
  expect(await lost.findMissingKeys()).toEqual([
    { keyId: 'test', authenticators: 1, pendingActivations: 1, recoveryCodes: 1, restorableSecrets: 0 },
  ]);
});
