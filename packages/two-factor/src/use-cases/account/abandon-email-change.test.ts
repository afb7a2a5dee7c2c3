import { afterAll, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());

test('what this session has under way is gone, and no other’s; the account keeps its address', async () => {
  const ann = await system.member();
  const elsewhere = await system.signedIn(ann.account);
  const email = 'ann@example.net';
  for (const { session } of [ann, elsewhere]) await system.beginEmailChange({ session, email, requestedFrom });
  await system.abandonEmailChange(ann.session);
  expect(await system.readEmailChange(ann.session)).toBeNull();
  expect(await system.readEmailChange(elsewhere.session)).toMatchObject({ email });
  expect(await system.findSession(ann.sessionToken)).toMatchObject({ email: ann.account.email });
});

test('where nothing is under way nothing happens', async () => {
  const { session, sessionToken } = await system.member();
  await system.abandonEmailChange(session);
  expect(await system.findSession(sessionToken)).not.toBeNull();
});
