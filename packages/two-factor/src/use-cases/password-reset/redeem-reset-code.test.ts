import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { resetCodeLimits } from '../../rules/limits.ts';
import { createTestSystem, someKey } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { query, redeemResetCode } = system;

async function asked(someone?: { id: string; email: string }) {
  const { email, id } = someone ?? (await system.account());
  const network = { subnet: randomUUID(), site: null };
  const outcome = await system.requestPasswordReset({ email, network, requestToken: undefined, requestedFrom });
  await system.settled();
  const requestToken = outcome.kind === 'taken' ? outcome.requestToken : undefined;
  const { code, token } = await system.newestReset(email);
  return { account: { id, email }, code, requestToken, token, wrong: code === '00000000' ? '00000001' : '00000000' };
}

test('redeemed: a token of its own, once, and the link’s is as good as it was', async () => {
  const { account, code, requestToken, token } = await asked();
  const outcome = await redeemResetCode({ code, requestToken });
  expect(outcome).toEqual({ kind: 'redeemed', token: expect.stringMatching(/^[\w-]{43}$/) });
  expect(await redeemResetCode({ code, requestToken })).toEqual({ kind: 'challenge-gone' });
  const password = 'eleven herons and a broken kettle';
  expect(await system.confirmPasswordReset({ token, password, requestedFrom })).toEqual({
    kind: 'password-reset',
    accountId: account.id,
  });
  await system.settled();
});

test('wrong-code: it says how many tries are left, and the last one is the last', async () => {
  const { code, requestToken, wrong } = await asked();
  for (let left = resetCodeLimits.tries - 1; left >= 0; left -= 1) {
    expect(await redeemResetCode({ code: wrong, requestToken })).toEqual({ kind: 'wrong-code', attemptsLeft: left });
  }
  expect(await redeemResetCode({ code, requestToken })).toEqual({ kind: 'challenge-gone' });
});

test('wrong-code: the code of another request, or under a key that is gone', async () => {
  const [one, other] = [await asked(), await asked()];
  expect(await redeemResetCode({ code: other.code, requestToken: one.requestToken })).toMatchObject({
    kind: 'wrong-code',
  });
  const rotated = system.composedWith({ keyring: [someKey('another')] });
  const { code, requestToken } = other;
  expect(await rotated.redeemResetCode({ code, requestToken })).toMatchObject({ kind: 'wrong-code' });
});

test('wrong-code: the account has changed since, which the answer does not tell', async () => {
  const { account, code, requestToken } = await asked();
  await query('update accounts set security_epoch = security_epoch + 1 where id = $1', [account.id]);
  expect(await redeemResetCode({ code, requestToken })).toMatchObject({ kind: 'wrong-code' });
});

test('challenge-gone: it has expired', async () => {
  const { account, code, requestToken } = await asked();
  await query('update password_resets set expires_at = now() where account_id = $1', [account.id]);
  expect(await redeemResetCode({ code, requestToken })).toEqual({ kind: 'challenge-gone' });
});

test.each([undefined, '', 'not a token', 'A'.repeat(43)])(
  'challenge-gone: %j is the token of no request',
  async (each) => {
    expect(await redeemResetCode({ code: '12345678', requestToken: each })).toEqual({ kind: 'challenge-gone' });
  },
);

test('too-many-attempts: the email has had its tries, over all requests', async () => {
  const account = await system.account();
  const { capacity } = resetCodeLimits.perAccount;
  const requests = [await asked(account), await asked(account), await asked(account)];
  const tries = requests.flatMap((request) => Array.from({ length: resetCodeLimits.tries - 1 }, () => request));
  for (const { requestToken, wrong } of tries.slice(0, capacity)) {
    expect(await redeemResetCode({ code: wrong, requestToken })).toMatchObject({ kind: 'wrong-code' });
  }
  const { code, requestToken } = requests[2] ?? {};
  expect(await redeemResetCode({ code: code ?? '', requestToken })).toEqual({
    kind: 'too-many-attempts',
    retryAfterSeconds: expect.any(Number),
  });
});
