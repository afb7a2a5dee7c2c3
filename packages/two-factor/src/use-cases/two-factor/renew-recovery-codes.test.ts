import { afterAll, describe, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import type { ActiveMember } from '../../testing/people.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, challenged, mails, member, query, renewRecoveryCodes, signedIn, verifySecondFactor } = system;

async function renewed({ browserToken, session }: Pick<ActiveMember, 'browserToken' | 'session'>) {
  const outcome = await renewRecoveryCodes({ session, browserToken, requestedFrom });
  await system.settled();
  if (outcome.kind !== 'renewed') throw new Error(`The renewal ended with ${outcome.kind}.`);
  return outcome;
}

async function signInWith(someone: ActiveMember, code: string) {
  const { browserToken, challengeToken } = await challenged(someone);
  const proof = { factor: 'recovery-code', code } as const;
  return verifySecondFactor({ browserToken, challengeToken, sessionToken: undefined, proof, requestedFrom });
}

describe('SEC-50 new recovery codes', () => {
  test('ten others, of which none is left of the old ones', async () => {
    const someone = await activeMember();
    const { recoveryCodes, status } = await renewed(someone);
    expect(new Set([...recoveryCodes, ...someone.recoveryCodes]).size).toBe(20);
    expect(status.recoveryCodes).toMatchObject({ left: 10, isSaved: false });
    expect(await system.readTwoFactorStatus(someone.account.id)).toEqual(status);
    expect(await signInWith(someone, someone.recoveryCodes[0] ?? '')).toMatchObject({ kind: 'wrong-code' });
    expect(await signInWith(someone, recoveryCodes[0] ?? '')).toMatchObject({ kind: 'signed-in' });
  });

  test('the session goes on under a new token, all others end, and the owner is told', async () => {
    const someone = await activeMember();
    await signedIn(someone.account);
    const { sessionToken } = await renewed(someone);
    expect(await system.countOf('sessions', someone.account.id)).toBe(1);
    expect(await system.findSession(someone.sessionToken)).toBeNull();
    expect(await system.findSession(sessionToken)).toMatchObject({
      accountId: someone.account.id,
      amr: ['pwd', 'otp'],
    });
    expect((await mails(someone.account.email)).at(-1)?.subject).toBe(
      'New recovery codes were made on Mini Program Platform',
    );
  });

  test('a session of the same account that saw an older epoch renews nothing', async () => {
    const someone = await activeMember();
    await renewed(someone);
    const outcome = await renewRecoveryCodes({ ...someone, requestedFrom });
    expect(outcome).toEqual({ kind: 'not-active' });
  });

  test('codes of an account that activated before there were any', async () => {
    const someone = await activeMember();
    await query('delete from recovery_codes where account_id = $1', [someone.account.id]);
    expect(await system.readTwoFactorStatus(someone.account.id)).toMatchObject({ recoveryCodes: null });
    const { recoveryCodes } = await renewed(someone);
    expect(recoveryCodes).toHaveLength(10);
  });

  test('a session that only a mailbox proved has to prove another factor first', async () => {
    const someone = await activeMember();
    await query("update sessions set amr = '{pwd,email}' where account_id = $1", [someone.account.id]);
    const session = await system.sessionOf(someone.sessionToken);
    const renewal = { ...someone, session, requestedFrom };
    expect(await renewRecoveryCodes(renewal)).toEqual({ kind: 'factor-required' });
    // Nor does the statement itself, should somebody ask it past the rule.
    const past = { ...renewal, session: { ...session, amr: ['pwd', 'otp'] as const } };
    expect(await renewRecoveryCodes(past)).toEqual({ kind: 'not-active' });
  });

  test('nothing is made where two-factor authentication is not active', async () => {
    const someone = await member();
    expect(await renewRecoveryCodes({ ...someone, requestedFrom })).toEqual({ kind: 'not-active' });
    const session = { ...someone.session, amr: ['pwd', 'otp'] as const };
    await query("update sessions set amr = '{pwd,otp}' where account_id = $1", [someone.account.id]);
    expect(await renewRecoveryCodes({ ...someone, session, requestedFrom })).toEqual({ kind: 'not-active' });
    expect(await query('select from recovery_codes where account_id = $1', [someone.account.id])).toEqual([]);
  });

  test('of two renewals at once one wins, and its codes are the ones that work', async () => {
    const someone = await activeMember();
    const both = await Promise.all([1, 2].map(() => renewRecoveryCodes({ ...someone, requestedFrom })));
    await system.settled();
    const [winner, ...others] = both.filter((outcome) => outcome.kind === 'renewed');
    expect(others).toEqual([]);
    expect(await signInWith(someone, winner?.recoveryCodes[3] ?? '')).toMatchObject({ kind: 'signed-in' });
  });
});

test('too-many-attempts: five a day, moves counted too, since each has to be undone by itself', async () => {
  const someone = await activeMember();
  let { session } = someone;
  for (let made = 0; made < 5; made += 1) {
    const { sessionToken } = await renewed({ ...someone, session });
    session = await system.sessionOf(sessionToken);
  }
  const wait = { kind: 'too-many-attempts', retryAfterSeconds: expect.any(Number) };
  expect(await renewRecoveryCodes({ ...someone, session, requestedFrom })).toEqual(wait);
  expect(await system.beginMove({ session, requestedFrom })).toEqual(wait);
  // Nothing has changed: five renewals and the activation can be undone.
  expect(await system.readTwoFactorStatus(someone.account.id)).toMatchObject({ recoveryCodes: { left: 10 } });
  expect(await system.countOf('reversible_changes', someone.account.id)).toBe(6);
});
