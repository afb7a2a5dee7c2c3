import { afterAll, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';

const system = await createTestSystem();
afterAll(() => system.close());

test('drops what this session has under way, and no other’s', async () => {
  const here = await system.member();
  const elsewhere = await system.signedIn(here.account);
  await system.scanned(here);
  await system.scanned(elsewhere);
  await system.abandonActivation(here.session);
  expect(await system.readPendingActivation(here.session)).toBeNull();
  expect(await system.readPendingActivation(elsewhere.session)).not.toBeNull();
});

test('where none is under way there is nothing to do', async () => {
  const { session } = await system.member();
  await system.abandonActivation(session);
  expect(await system.readPendingActivation(session)).toBeNull();
});
