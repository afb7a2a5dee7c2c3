import { afterAll, expect, test } from 'vitest';
import { createTestSystem, someKey } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, challenged, member, query, testCode } = system;

const lastStepOf = async ({ account: { id } }: { account: { id: string } }) =>
  (await query<{ step: string }>('select last_step as step from authenticators where account_id = $1', [id]))[0]?.step;

test('right: nothing is spent, neither the code nor a guess nor the test', async () => {
  const someone = await activeMember();
  const code = someone.app.code();
  for (let tests = 0; tests < 7; tests += 1)
    expect(await testCode({ ...someone, code, requestedFrom })).toEqual({ kind: 'right' });
  expect(await lastStepOf(someone)).toBe('0');
  const { browserToken, challengeToken } = await challenged(someone);
  const proof = { factor: 'authenticator', code } as const;
  const answer = { browserToken, challengeToken, sessionToken: undefined, proof, requestedFrom };
  expect((await system.verifySecondFactor(answer)).kind).toBe('signed-in');
  // Used by a sign-in, it is still what the authenticator shows.
  expect(await testCode({ ...someone, code, requestedFrom })).toEqual({ kind: 'right' });
  expect(await system.securityEvents(someone.account.id)).toContain('code-tested');
});

test.each([
  [-4, -120],
  [4, 120],
  [-20, -600],
  [20, 600],
])('wrong-code: a code of %i steps away tells how far the clock is off', async (steps, seconds) => {
  const someone = await activeMember();
  const outcome = await testCode({ ...someone, code: someone.app.code(steps), requestedFrom });
  // A half minute may end between the two.
  expect(outcome).toMatchObject({ kind: 'wrong-code', attemptsLeft: 4 });
  const drift = outcome.kind === 'wrong-code' ? outcome.clockDriftSeconds : null;
  expect([seconds, seconds - 30]).toContain(drift ?? seconds - 30);
});

test('wrong-code: a code of no moment nearby tells nothing more', async () => {
  const someone = await activeMember();
  expect(await testCode({ ...someone, code: someone.app.wrongCode(), requestedFrom })).toEqual({
    kind: 'wrong-code',
    attemptsLeft: 4,
    clockDriftSeconds: null,
  });
});

test('too-many-attempts: five wrong ones a day, of the account and not of a session', async () => {
  const someone = await activeMember();
  const code = someone.app.wrongCode();
  for (const attemptsLeft of [4, 3, 2, 1, 0])
    expect(await testCode({ ...someone, code, requestedFrom })).toMatchObject({ kind: 'wrong-code', attemptsLeft });
  const refused = await testCode({ ...someone, code: someone.app.code(), requestedFrom });
  expect(refused).toMatchObject({ kind: 'too-many-attempts' });
  const wait = refused.kind === 'too-many-attempts' ? refused.retryAfterSeconds : 0;
  // A fifth of a day, less the moment since the first of them.
  expect(Math.abs(wait - 17_280)).toBeLessThan(120);
  const other = { ...someone.session, id: crypto.randomUUID() };
  expect(await testCode({ session: other, code, requestedFrom })).toMatchObject({ kind: 'too-many-attempts' });
  const [budget] = await query<{ least: number }>(
    'select min(short_tokens)::int as least from attempt_budgets where account_id = $1',
    [someone.account.id],
  );
  expect(budget?.least).toBe(10);
});

test('not-active: there is nothing to test', async () => {
  const someone = await member();
  expect(await testCode({ ...someone, code: '123456', requestedFrom })).toEqual({ kind: 'not-active' });
});

test('SecretUnreadable: nothing was judged, so the test is given back', async () => {
  const someone = await activeMember();
  const lost = system.composedWith({ keyring: [someKey('other')] });
  const asked = { ...someone, code: someone.app.code(), requestedFrom };
  for (let tests = 0; tests < 6; tests += 1)
    await expect(lost.testCode(asked)).rejects.toMatchObject({ code: 'KEY_MISSING' });
  expect(await testCode(asked)).toEqual({ kind: 'right' });
});
