import { afterAll, expect, test } from 'vitest';
import { challengeLimits } from '../../rules/limits.ts';
import { someCodeOtherThan } from '../../testing/authenticator-app.ts';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, challenged, confirmDeactivation, countOf, findSession, query } = system;

async function askedForCode() {
  const someone = await activeMember();
  const { session } = someone;
  await system.beginDeactivation({ session, requestedFrom });
  return { ...someone, code: await system.newestCode(someone.account.email) };
}

test('deactivated: the authenticator is removed, and the session goes on under a new token', async () => {
  const { account, code, session, sessionToken } = await askedForCode();
  const outcome = await confirmDeactivation({ session, code, requestedFrom });
  expect(outcome).toEqual({ kind: 'deactivated', sessionToken: expect.any(String) });
  expect(await countOf('authenticators', account.id)).toBe(0);
  expect(await system.readTwoFactorStatus(account.id)).toBeNull();
  expect(await findSession(sessionToken)).toBeNull();
  const renewed = outcome.kind === 'deactivated' ? outcome.sessionToken : undefined;
  expect(await findSession(renewed)).toMatchObject({ id: session.id, securityEpoch: session.securityEpoch + 1 });
  expect((await system.securityEvents(account.id)).at(-1)).toBe('deactivated');
});

test('deactivated: every other session and challenge ends, and the owner is told', async () => {
  const { account, code, session } = await askedForCode();
  const elsewhere = await system.signedIn(account);
  const { challengeToken } = await challenged({ account });
  await confirmDeactivation({ session, code, requestedFrom });
  expect(await findSession(elsewhere.sessionToken)).toBeNull();
  expect(await system.readChallenge(challengeToken)).toBeNull();
  await system.settled();
  expect((await system.mails(account.email)).at(-1)?.subject).toBe(
    'Two-factor authentication was deactivated on Mini Program Platform',
  );
});

test('wrong-code: charges the attempt, and the authenticator stays', async () => {
  const { account, app, code, session } = await askedForCode();
  for (const [index, wrong] of [someCodeOtherThan(code), someCodeOtherThan(code, app.code())].entries()) {
    expect(await confirmDeactivation({ session, code: wrong, requestedFrom })).toEqual({
      kind: 'wrong-code',
      attemptsLeft: challengeLimits.attempts - 1 - index,
    });
  }
  expect(await countOf('authenticators', account.id)).toBe(1);
});

test('wrong-code: a code that was mailed for a sign-in is worth nothing here', async () => {
  const someone = await askedForCode();
  const { challengeToken } = await challenged(someone);
  await system.sendSignInCode({ challengeToken, requestedFrom });
  const code = await system.newestCode(someone.account.email);
  expect(code).not.toBe(someone.code);
  expect(await confirmDeactivation({ session: someone.session, code, requestedFrom })).toMatchObject({
    kind: 'wrong-code',
  });
});

test('challenge-gone: none was opened, it has expired, or its attempts are used up', async () => {
  const { session: unopened } = await activeMember();
  const gone = { kind: 'challenge-gone' };
  expect(await confirmDeactivation({ session: unopened, code: '000000', requestedFrom })).toEqual(gone);
  const { account, code, session } = await askedForCode();
  await query('update challenges set attempts_left = 0 where account_id = $1', [account.id]);
  expect(await confirmDeactivation({ session, code, requestedFrom })).toEqual(gone);
  await query('update challenges set attempts_left = 5, expires_at = now() where account_id = $1', [account.id]);
  expect(await confirmDeactivation({ session, code, requestedFrom })).toEqual(gone);
});

test('too-many-attempts: the account’s guesses are used up, and a right code is not looked at', async () => {
  const { account, code, session } = await askedForCode();
  await query('update attempt_budgets set short_tokens = 0 where account_id = $1', [account.id]);
  expect(await confirmDeactivation({ session, code, requestedFrom })).toEqual({
    kind: 'too-many-attempts',
    accountId: account.id,
    retryAfterSeconds: expect.any(Number),
  });
  expect(await countOf('authenticators', account.id)).toBe(1);
});
