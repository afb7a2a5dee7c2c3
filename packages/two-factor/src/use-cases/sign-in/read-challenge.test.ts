import { afterAll, expect, test } from 'vitest';
import { challengeLimits } from '../../rules/limits.ts';
import { createTestSystem } from '../../testing/create-test-system.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, challenged, query, readChallenge } = system;

test('says whose the open challenge is and what may still be tried', async () => {
  const someone = await activeMember();
  const { challenge, challengeToken } = await challenged(someone);
  expect(await readChallenge(challengeToken)).toEqual(challenge);
  expect(challenge).toMatchObject({
    accountId: someone.account.id,
    email: someone.account.email,
    enrolledFactors: ['authenticator', 'recovery-code'],
    attemptsLeft: challengeLimits.attempts,
    emailCode: null,
  });
});

test.each([undefined, 'not a token', 'A'.repeat(43)])('null: %j is the token of no challenge', async (token) => {
  expect(await readChallenge(token)).toBeNull();
});

test.each([
  ['has expired', 'update challenges set expires_at = now() where account_id = $1'],
  ['is of an older security epoch', 'update accounts set security_epoch = security_epoch + 1 where id = $1'],
])('null: the challenge %s', async (_, statement) => {
  const someone = await activeMember();
  const { challengeToken } = await challenged(someone);
  await query(statement, [someone.account.id]);
  expect(await readChallenge(challengeToken)).toBeNull();
});
