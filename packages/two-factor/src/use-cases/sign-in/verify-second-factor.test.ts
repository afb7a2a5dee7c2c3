import { afterAll, expect, test } from 'vitest';
import { challengeLimits } from '../../rules/limits.ts';
import { someCodeOtherThan } from '../../testing/authenticator-app.ts';
import { createTestSystem, someKey } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';
import type { VerifySecondFactorInput } from './verify-second-factor.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, challenged, countOf, findSession, query, verifySecondFactor } = system;

const giving = (
  challengeToken: string | undefined,
  factor: 'authenticator' | 'email',
  code: string,
  changes: Partial<VerifySecondFactorInput> = {},
): VerifySecondFactorInput => ({
  challengeToken,
  browserToken: undefined,
  sessionToken: undefined,
  proof: { factor, code },
  requestedFrom,
  ...changes,
});

test('signed-in by the app: a session that says so, and the challenge and the code are spent', async () => {
  const someone = await activeMember();
  const { browserToken, challengeToken } = await challenged(someone);
  const code = someone.app.code();
  const outcome = await verifySecondFactor(giving(challengeToken, 'authenticator', code, { browserToken }));
  expect(outcome).toEqual({
    kind: 'signed-in',
    accountId: someone.account.id,
    amr: ['pwd', 'otp'],
    sessionToken: expect.any(String),
    browserToken: expect.any(String),
  });
  if (outcome.kind !== 'signed-in') return;
  expect(await findSession(outcome.sessionToken)).toMatchObject({ accountId: someone.account.id, amr: ['pwd', 'otp'] });
  expect(outcome.browserToken).not.toBe(browserToken);
  expect(await system.readChallenge(challengeToken)).toBeNull();
  const again = await challenged(someone);
  expect(await verifySecondFactor(giving(again.challengeToken, 'authenticator', code))).toMatchObject({
    kind: 'wrong-code',
  });
});

test('signed-in by email: a session that says so', async () => {
  const someone = await activeMember();
  const { challengeToken } = await challenged(someone);
  await system.sendSignInCode({ challengeToken, requestedFrom });
  const code = await system.newestCode(someone.account.email);
  const wrong = await verifySecondFactor(giving(challengeToken, 'email', someCodeOtherThan(code)));
  expect(wrong).toMatchObject({ kind: 'wrong-code' });
  const outcome = await verifySecondFactor(giving(challengeToken, 'email', code));
  const sessionToken = outcome.kind === 'signed-in' ? outcome.sessionToken : undefined;
  expect(await findSession(sessionToken)).toMatchObject({ amr: ['pwd', 'email'] });
});

test('signed-in: the session that the same browser held ends', async () => {
  const { account, app, sessionToken } = await activeMember();
  const { challengeToken } = await challenged({ account });
  await verifySecondFactor(giving(challengeToken, 'authenticator', app.code(), { sessionToken }));
  expect(await findSession(sessionToken)).toBeNull();
});

test('signed-in: a browser that the account has forgotten meanwhile gets no token', async () => {
  const { account, app } = await activeMember();
  const { challengeToken } = await challenged({ account });
  await query('delete from browsers where account_id = $1', [account.id]);
  expect(await verifySecondFactor(giving(challengeToken, 'authenticator', app.code()))).toMatchObject({
    kind: 'signed-in',
    browserToken: null,
  });
});

test('wrong-code: charges the attempt, whatever the code, and makes no session', async () => {
  const someone = await activeMember();
  const accountId = someone.account.id;
  const sessions = await countOf('sessions', accountId);
  const { challengeToken } = await challenged(someone);
  const wrong = { kind: 'wrong-code', accountId };
  expect(await verifySecondFactor(giving(challengeToken, 'authenticator', someone.app.wrongCode()))).toEqual({
    ...wrong,
    attemptsLeft: challengeLimits.attempts - 1,
  });
  // A code of the app is none by email, where none was sent.
  expect(await verifySecondFactor(giving(challengeToken, 'email', someone.app.code()))).toEqual({
    ...wrong,
    attemptsLeft: challengeLimits.attempts - 2,
  });
  expect(await countOf('sessions', accountId)).toBe(sessions);
});

test('challenge-gone: a challenge without attempts left has ended', async () => {
  const { account, app } = await activeMember();
  const { challengeToken } = await challenged({ account });
  for (let tried = 0; tried < challengeLimits.attempts; tried += 1) {
    await verifySecondFactor(giving(challengeToken, 'authenticator', app.wrongCode()));
  }
  expect(await verifySecondFactor(giving(challengeToken, 'authenticator', app.code()))).toEqual({
    kind: 'challenge-gone',
  });
});

test.each([undefined, 'not a token', 'A'.repeat(43)])('challenge-gone: %j is the token of none', async (token) => {
  expect(await verifySecondFactor(giving(token, 'authenticator', '000000'))).toEqual({ kind: 'challenge-gone' });
});

test('another-sign-in: the page shows another challenge, and no attempt is charged', async () => {
  const { account, app } = await activeMember();
  const [shown, newer] = [await challenged({ account }), await challenged({ account })];
  const { challengeToken } = newer;
  const input = giving(challengeToken, 'authenticator', app.code(), { expectedId: shown.challenge.id });
  expect(await verifySecondFactor(input)).toEqual({ kind: 'another-sign-in' });
  expect(await system.readChallenge(challengeToken)).toMatchObject({ attemptsLeft: challengeLimits.attempts });
});

test('too-many-attempts: the account’s guesses are used up, and a right code is not looked at', async () => {
  const { account, app } = await activeMember();
  const { challengeToken } = await challenged({ account });
  await query('update attempt_budgets set short_tokens = 0 where account_id = $1', [account.id]);
  expect(await verifySecondFactor(giving(challengeToken, 'authenticator', app.code()))).toEqual({
    kind: 'too-many-attempts',
    accountId: account.id,
    retryAfterSeconds: expect.any(Number),
  });
});

test('a secret that does not open fails without costing an attempt', async () => {
  const { account, app } = await activeMember();
  const { challengeToken } = await challenged({ account });
  const withOtherKey = system.composedWith({ keyring: [someKey('other')] });
  await expect(withOtherKey.verifySecondFactor(giving(challengeToken, 'authenticator', app.code()))).rejects.toThrow(
    expect.objectContaining({ code: 'KEY_MISSING' }),
  );
  expect(await system.readChallenge(challengeToken)).toMatchObject({ attemptsLeft: challengeLimits.attempts });
});

test('a secret under an older key is sealed anew once the answer is settled', async () => {
  const { account, app } = await activeMember();
  const { challengeToken } = await challenged({ account });
  const rotated = system.composedWith({ keyring: [someKey('newer'), ...system.keyring] });
  const outcome = await rotated.verifySecondFactor(giving(challengeToken, 'authenticator', app.wrongCode()));
  expect(outcome).toMatchObject({ kind: 'wrong-code' });
  await rotated.settled();
  const [row] = await query('select key_id from authenticators where account_id = $1', [account.id]);
  expect(row).toEqual({ key_id: 'newer' });
});
