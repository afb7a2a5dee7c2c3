import { afterAll, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { findSession, member, signedIn, signOut } = system;

test('ends this session and no other of the account, and says whose it was', async () => {
  const { account, sessionToken } = await member();
  const elsewhere = await signedIn(account);
  expect(await signOut({ sessionToken, requestedFrom })).toEqual({ accountId: account.id });
  expect(await findSession(sessionToken)).toBeNull();
  expect(await findSession(elsewhere.sessionToken)).not.toBeNull();
  expect((await system.securityEvents(account.id)).at(-1)).toBe('signed-out');
});

test('null: there is none left', async () => {
  const { sessionToken } = await member();
  await signOut({ sessionToken, requestedFrom });
  expect(await signOut({ sessionToken, requestedFrom })).toBeNull();
  expect(await signOut({ sessionToken: undefined, requestedFrom })).toBeNull();
  expect(await signOut({ sessionToken: 'not a token', requestedFrom })).toBeNull();
});
