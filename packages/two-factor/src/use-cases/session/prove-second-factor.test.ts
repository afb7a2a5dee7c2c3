import { afterAll, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { type ActiveMember, requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, member, proveSecondFactor, query } = system;

/** Somebody whose session came in by a code by email. */
async function cameInByEmail(): Promise<ActiveMember> {
  const someone = await activeMember();
  await query("update sessions set amr = '{pwd,email}' where account_id = $1", [someone.account.id]);
  return { ...someone, session: await system.sessionOf(someone.sessionToken) };
}

const withApp = ({ app }: ActiveMember) => ({ factor: 'authenticator', code: app.code() }) as const;

test('proved: the session goes on under a new token, one method stronger', async () => {
  const someone = await cameInByEmail();
  const outcome = await proveSecondFactor({ ...someone, proof: withApp(someone), requestedFrom });
  if (outcome.kind !== 'proved') throw new Error(outcome.kind);
  expect(await system.findSession(someone.sessionToken)).toBeNull();
  const session = await system.sessionOf(outcome.sessionToken);
  expect(session).toMatchObject({ id: someone.session.id, amr: ['pwd', 'email', 'otp'], proofAgeSeconds: 0 });
  expect((await system.securityEvents(someone.account.id)).slice(-2)).toEqual([
    'step-up-begun',
    'second-factor-proved',
  ]);
});

test('proved by a recovery code: it is spent, and its owner is told', async () => {
  const someone = await cameInByEmail();
  const [code = ''] = someone.recoveryCodes;
  const proof = { factor: 'recovery-code', code } as const;
  const outcome = await proveSecondFactor({ ...someone, proof, requestedFrom });
  if (outcome.kind !== 'proved') throw new Error(outcome.kind);
  const session = await system.sessionOf(outcome.sessionToken);
  expect(session.amr).toEqual(['pwd', 'email', 'recovery']);
  await system.settled();
  expect((await system.mails(someone.account.email)).at(-1)?.text).toContain('9 recovery codes are left.');
  expect(await proveSecondFactor({ session, proof, requestedFrom })).toEqual({ kind: 'wrong-code', attemptsLeft: 4 });
});

test('a method that the session has already is not noted twice', async () => {
  const someone = await activeMember();
  const outcome = await proveSecondFactor({ ...someone, proof: withApp(someone), requestedFrom });
  if (outcome.kind !== 'proved') throw new Error(outcome.kind);
  expect((await system.sessionOf(outcome.sessionToken)).amr).toEqual(['pwd', 'otp']);
});

test('wrong-code: five tries end the challenge, and each costs a guess of the trusted budget', async () => {
  const someone = await cameInByEmail();
  const proof = { factor: 'authenticator', code: someone.app.wrongCode() } as const;
  for (const attemptsLeft of [4, 3, 2, 1, 0])
    expect(await proveSecondFactor({ ...someone, proof, requestedFrom })).toEqual({ kind: 'wrong-code', attemptsLeft });
  const budgets = await query(
    'select trust, short_tokens::int as left from attempt_budgets where account_id = $1 order by trust',
    [someone.account.id],
  );
  expect(budgets).toEqual([
    { trust: 'trusted', left: 5 },
    { trust: 'untrusted', left: 10 },
  ]);
  // The next try opens another challenge; the budget goes on.
  expect(await proveSecondFactor({ ...someone, proof, requestedFrom })).toMatchObject({ attemptsLeft: 4 });
});

test('a right code refunds what its own challenge took', async () => {
  const someone = await cameInByEmail();
  const wrong = { factor: 'authenticator', code: someone.app.wrongCode() } as const;
  await proveSecondFactor({ ...someone, proof: wrong, requestedFrom });
  await proveSecondFactor({ ...someone, proof: withApp(someone), requestedFrom });
  const [budget] = await query<{ left: number }>(
    "select short_tokens::int as left from attempt_budgets where account_id = $1 and trust = 'trusted'",
    [someone.account.id],
  );
  expect(budget?.left).toBe(10);
});

test('too-many-attempts: no guess is left to anybody, while a recovery code still proves', async () => {
  const someone = await cameInByEmail();
  await query('update attempt_budgets set short_tokens = 0, refilled_at = now() where account_id = $1', [
    someone.account.id,
  ]);
  const outcome = await proveSecondFactor({ ...someone, proof: withApp(someone), requestedFrom });
  expect(outcome).toMatchObject({ kind: 'too-many-attempts', retryAfterSeconds: expect.any(Number) });
  const [code = ''] = someone.recoveryCodes;
  const proof = { factor: 'recovery-code', code } as const;
  expect(await proveSecondFactor({ ...someone, proof, requestedFrom })).toMatchObject({ kind: 'proved' });
});

test('a deactivation that the session has begun keeps its own tries, and the other way round', async () => {
  const someone = await activeMember();
  await system.beginDeactivation({ ...someone, requestedFrom });
  const proof = { factor: 'authenticator', code: someone.app.wrongCode() } as const;
  for (const attemptsLeft of [4, 3])
    expect(await proveSecondFactor({ ...someone, proof, requestedFrom })).toEqual({ kind: 'wrong-code', attemptsLeft });
  const code = someone.app.wrongCode();
  expect(await system.confirmDeactivation({ ...someone, code, requestedFrom })).toMatchObject({ attemptsLeft: 4 });
  expect(await proveSecondFactor({ ...someone, proof, requestedFrom })).toMatchObject({ attemptsLeft: 2 });
});

test('a code that signed in proves nothing more', async () => {
  const someone = await cameInByEmail();
  const proof = withApp(someone);
  const first = await proveSecondFactor({ ...someone, proof, requestedFrom });
  if (first.kind !== 'proved') throw new Error(first.kind);
  const session = await system.sessionOf(first.sessionToken);
  expect(await proveSecondFactor({ session, proof, requestedFrom })).toMatchObject({ kind: 'wrong-code' });
});

test('not-active: there is nothing to prove', async () => {
  const someone = await member();
  const proof = { factor: 'authenticator', code: '123456' } as const;
  expect(await proveSecondFactor({ ...someone, proof, requestedFrom })).toEqual({ kind: 'not-active' });
});
