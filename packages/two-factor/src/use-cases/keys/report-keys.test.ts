import { afterAll, expect, test } from 'vitest';
import { createTestSystem, someKey } from '../../testing/create-test-system.ts';

const system = await createTestSystem();
afterAll(() => system.close());

test('tells of every configured key in the order of the keyring, then of every other that a row needs', async () => {
  await system.activeMember();
  const unused = someKey('unused');
  const rotated = system.composedWith({ keyring: [someKey('newest'), unused, ...system.keyring] });
  const none = { authenticators: 0, pendingActivations: 0, recoveryCodes: 0, restorableSecrets: 0 };
  expect(await rotated.reportKeys()).toEqual([
    { keyId: 'newest', standing: 'newest', ...none },
    { keyId: 'unused', standing: 'older', ...none },
    {
      keyId: 'test',
      standing: 'older',
      authenticators: 1,
      pendingActivations: 0,
      recoveryCodes: 1,
      restorableSecrets: 0,
    },
  ]);
  const lost = system.composedWith({ keyring: [unused] });
  expect(await lost.reportKeys()).toEqual([
    { keyId: 'unused', standing: 'newest', ...none },
    {
      keyId: 'test',
      standing: 'missing',
      authenticators: 1,
      pendingActivations: 0,
      recoveryCodes: 1,
      restorableSecrets: 0,
    },
  ]);
});
