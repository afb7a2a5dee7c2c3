import { afterAll, expect, test } from 'vitest';
import { sessionLimits } from '../../rules/limits.ts';
import { createTestSystem } from '../../testing/create-test-system.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { findSession, member, query } = system;

test('finds the live session of a token, and whose it is', async () => {
  const { account, sessionToken } = await member();
  const session = await findSession(sessionToken);
  expect(session).toMatchObject({ accountId: account.id, email: account.email, amr: ['pwd'], proofAgeSeconds: 0 });
  expect(session?.endsInSeconds).toBeGreaterThan(sessionLimits.idle - 60);
  expect(session?.endsInSeconds).toBeLessThanOrEqual(sessionLimits.idle);
});

test('reading it counts as activity', async () => {
  const { account, sessionToken } = await member();
  const age = () =>
    query("update sessions set last_seen_at = last_seen_at - interval '59 minutes' where account_id = $1", [
      account.id,
    ]);
  for (let used = 0; used < 3; used += 1) {
    await age();
    expect(await findSession(sessionToken)).not.toBeNull();
  }
});

test.each([undefined, '', 'not a token', 'A'.repeat(43)])('null: %j is the token of no session', async (token) => {
  expect(await findSession(token)).toBeNull();
});

test.each([
  ['idle', "update sessions set last_seen_at = last_seen_at - interval '61 minutes' where account_id = $1"],
  ['expired', 'update sessions set expires_at = now() where account_id = $1'],
  ['of an older security epoch', 'update accounts set security_epoch = security_epoch + 1 where id = $1'],
])('null: the session is %s', async (_, statement) => {
  const { account, sessionToken } = await member();
  await query(statement, [account.id]);
  expect(await findSession(sessionToken)).toBeNull();
});
