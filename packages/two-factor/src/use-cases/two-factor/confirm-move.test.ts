import { afterAll, describe, expect, test } from 'vitest';
import { authenticatorApp } from '../../testing/authenticator-app.ts';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { type ActiveMember, requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { abandonMove, activeMember, beginMove, challenged, confirmMove, member, query, readPendingMove } = system;

/** Begins a move and scans the key with the new phone. */
async function moving({ session }: Pick<ActiveMember, 'session'>) {
  const begun = await beginMove({ session, requestedFrom });
  if (begun.kind !== 'begun') throw new Error(`The move is ${begun.kind}.`);
  return authenticatorApp(begun.textKey);
}

async function signInWith(someone: ActiveMember, app: Pick<ActiveMember, 'app'>['app']) {
  await query('update authenticators set last_step = 0 where account_id = $1', [someone.account.id]);
  const { browserToken, challengeToken } = await challenged(someone);
  const proof = { factor: 'authenticator', code: app.code() } as const;
  const outcome = { browserToken, challengeToken, sessionToken: undefined, proof, requestedFrom };
  return (await system.verifySecondFactor(outcome)).kind;
}

const inSession = (someone: ActiveMember, amr: string) =>
  query('update sessions set amr = $2 where account_id = $1', [someone.account.id, amr]);

test('moved: the new authenticator has taken the place of the old one, and its code is spent', async () => {
  const someone = await activeMember();
  const phone = await moving(someone);
  const code = phone.code();
  const outcome = await confirmMove({ ...someone, code, requestedFrom });
  if (outcome.kind !== 'moved') throw new Error(outcome.kind);
  const { challengeToken } = await challenged(someone);
  const proof = { factor: 'authenticator', code } as const;
  const replayed = { browserToken: undefined, challengeToken, sessionToken: undefined, proof, requestedFrom };
  expect((await system.verifySecondFactor(replayed)).kind).toBe('wrong-code');
  expect(await signInWith(someone, phone)).toBe('signed-in');
  expect(await signInWith(someone, someone.app)).toBe('wrong-code');
  expect(await system.countOf('authenticators', someone.account.id)).toBe(1);
});

test('moved: this session goes on, trusted and under a new token; others end, recovery codes stay, the owner is told', async () => {
  const someone = await activeMember();
  await inSession(someone, '{pwd,recovery}');
  const session = await system.sessionOf(someone.sessionToken);
  const phone = await moving({ session });
  const outcome = await confirmMove({ ...someone, session, code: phone.code(), requestedFrom });
  if (outcome.kind !== 'moved') throw new Error(outcome.kind);
  expect(await system.findSession(someone.sessionToken)).toBeNull();
  expect(await system.sessionOf(outcome.sessionToken)).toMatchObject({ amr: ['pwd', 'otp'], securityEpoch: 2 });
  expect(await system.countOf('sessions', someone.account.id)).toBe(1);
  expect(await system.readTwoFactorStatus(someone.account.id)).toMatchObject({ recoveryCodes: { left: 10 } });
  await system.settled();
  const subjects = (await system.mails(someone.account.email)).map(({ subject }) => subject);
  expect(subjects.at(-1)).toBe('Two-factor authentication was moved to a new phone on Mini Program Platform');
  expect((await system.securityEvents(someone.account.id)).slice(-2)).toEqual(['move-begun', 'moved']);
});

test('left half-way nothing has changed', async () => {
  const someone = await activeMember();
  await moving(someone);
  expect(await readPendingMove(someone.session)).toMatchObject({ textKey: expect.any(String) });
  expect(await signInWith(someone, someone.app)).toBe('signed-in');
  await abandonMove(someone.session);
  expect(await readPendingMove(someone.session)).toBeNull();
  expect(await confirmMove({ ...someone, code: '123456', requestedFrom })).toEqual({ kind: 'no-pending-activation' });
});

test('wrong-code: with the tries left and, from another moment, how far the clock is off', async () => {
  const someone = await activeMember();
  const phone = await moving(someone);
  expect(await confirmMove({ ...someone, code: phone.wrongCode(), requestedFrom })).toEqual({
    kind: 'wrong-code',
    attemptsLeft: 9,
    clockDriftSeconds: null,
  });
  expect(await confirmMove({ ...someone, code: someone.app.code(), requestedFrom })).toMatchObject({
    kind: 'wrong-code',
    attemptsLeft: 8,
  });
});

describe('a mailbox alone replaces no authenticator', () => {
  test('neither at the beginning nor at the end', async () => {
    const someone = await activeMember();
    const phone = await moving(someone);
    await inSession(someone, '{pwd,email}');
    const session = await system.sessionOf(someone.sessionToken);
    expect(await beginMove({ session, requestedFrom })).toEqual({ kind: 'factor-required' });
    const confirmation = { ...someone, session, code: phone.code(), requestedFrom };
    expect(await confirmMove(confirmation)).toEqual({ kind: 'factor-required' });
  });

  test('nor do the statements, should somebody ask them past the rule', async () => {
    const someone = await activeMember();
    const phone = await moving(someone);
    await inSession(someone, '{pwd,email}');
    // The session as it was read before.
    expect(await beginMove({ ...someone, requestedFrom })).toEqual({ kind: 'not-active' });
    const confirmation = { ...someone, code: phone.code(), requestedFrom };
    expect(await confirmMove(confirmation)).toEqual({ kind: 'no-pending-activation' });
    expect(await signInWith(someone, someone.app)).toBe('signed-in');
  });
});

describe('SEC-59 whatever comes together has one serial order', () => {
  test('of two confirmations of one move one moves', async () => {
    const someone = await activeMember();
    const phone = await moving(someone);
    const code = phone.code();
    const kinds = await Promise.all(
      [1, 2, 3].map(async () => (await confirmMove({ ...someone, code, requestedFrom })).kind),
    );
    expect(kinds.filter((kind) => kind === 'moved')).toHaveLength(1);
    expect(await signInWith(someone, phone)).toBe('signed-in');
  });

  test('a move that was begun before the codes were renewed is over', async () => {
    const someone = await activeMember();
    const phone = await moving(someone);
    const renewed = await system.renewRecoveryCodes({ ...someone, requestedFrom });
    if (renewed.kind !== 'renewed') throw new Error(renewed.kind);
    const session = await system.sessionOf(renewed.sessionToken);
    const confirmation = { ...someone, session, code: phone.code(), requestedFrom };
    expect(await confirmMove(confirmation)).toEqual({ kind: 'no-pending-activation' });
    expect(await signInWith(someone, someone.app)).toBe('signed-in');
  });

  test('confirmed while it is deactivated elsewhere, it is the one or the other', async () => {
    const someone = await activeMember();
    const phone = await moving(someone);
    await system.beginDeactivation({ ...someone, requestedFrom });
    await system.settled();
    const code = await system.newestCode(someone.account.email);
    const [moved, deactivated] = await Promise.all([
      confirmMove({ ...someone, code: phone.code(), requestedFrom }),
      system.confirmDeactivation({ ...someone, code, requestedFrom }),
    ]);
    expect([moved.kind === 'moved', deactivated.kind === 'deactivated'].toSorted()).toEqual([false, true]);
    const isActive = (await system.readTwoFactorStatus(someone.account.id)) !== null;
    expect(isActive).toBe(moved.kind === 'moved');
    expect(await system.countOf('recovery_codes', someone.account.id)).toBe(isActive ? 1 : 0);
  });
});

test('an activation under way confirms no move, and a move no activation', async () => {
  const someone = await activeMember();
  const phone = await moving(someone);
  expect(await system.readPendingActivation(someone.session)).toBeNull();
  const activation = await system.confirmActivation({ ...someone, code: phone.code(), requestedFrom });
  expect(activation).toEqual({ kind: 'no-pending-activation' });
  const another = await member();
  const first = await system.scanned(another);
  expect(await readPendingMove(another.session)).toBeNull();
  await query("update sessions set amr = '{pwd,otp}' where account_id = $1", [another.account.id]);
  const session = await system.sessionOf(another.sessionToken);
  const move = { ...another, session, code: first.code(), requestedFrom };
  expect(await confirmMove(move)).toEqual({ kind: 'no-pending-activation' });
});
