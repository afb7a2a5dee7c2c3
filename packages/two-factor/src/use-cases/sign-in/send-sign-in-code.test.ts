import { afterAll, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, challenged, sendSignInCode } = system;

test('sent: to the account’s own address, and the code answers the challenge', async () => {
  const someone = await activeMember();
  const { challenge, challengeToken } = await challenged(someone);
  const outcome = await sendSignInCode({ challengeToken, expectedId: challenge.id, requestedFrom });
  expect(outcome).toMatchObject({ kind: 'sent', mail: 'first', accountId: someone.account.id });
  const code = await system.newestCode(someone.account.email);
  const proof = { factor: 'email', code } as const;
  const cookies = { browserToken: undefined, sessionToken: undefined };
  expect(await system.verifySecondFactor({ ...cookies, challengeToken, proof, requestedFrom })).toMatchObject({
    kind: 'signed-in',
  });
});

test('too-soon: what sending came to is told, with whose it was', async () => {
  const someone = await activeMember();
  const { challengeToken } = await challenged(someone);
  await sendSignInCode({ challengeToken, requestedFrom });
  expect(await sendSignInCode({ challengeToken, requestedFrom })).toMatchObject({
    kind: 'too-soon',
    accountId: someone.account.id,
  });
});

test('another-sign-in: the page shows another challenge, and nothing is sent', async () => {
  const someone = await activeMember();
  const [shown, newer] = [await challenged(someone), await challenged(someone)];
  const { challengeToken } = newer;
  expect(await sendSignInCode({ challengeToken, expectedId: shown.challenge.id, requestedFrom })).toEqual({
    kind: 'another-sign-in',
  });
  expect(await system.readChallenge(challengeToken)).toMatchObject({ emailCode: null });
});

test('challenge-gone: without the challenge nobody sends mail', async () => {
  const gone = { kind: 'challenge-gone' };
  expect(await sendSignInCode({ challengeToken: undefined, requestedFrom })).toEqual(gone);
  expect(await sendSignInCode({ challengeToken: 'A'.repeat(43), requestedFrom })).toEqual(gone);
});

test('not-a-factor: the operator has taken email out of the sign-in', async () => {
  const { challengeToken } = await challenged(await activeMember());
  const withoutEmail = system.composedWith({ emailIsAFactor: false });
  expect(await withoutEmail.sendSignInCode({ challengeToken, requestedFrom })).toEqual({ kind: 'not-a-factor' });
  expect(await system.readChallenge(challengeToken)).toMatchObject({ emailCode: null });
});
