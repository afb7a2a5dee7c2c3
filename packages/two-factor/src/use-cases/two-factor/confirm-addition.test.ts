import { afterAll, describe, expect, test } from 'vitest';
import { authenticatorApp } from '../../testing/authenticator-app.ts';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { type PasskeyMember, passkeysAt } from '../../testing/passkeys.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { challenged, confirmAddition, countOf, query, readPendingAddition, readTwoFactorStatus } = system;
const { addingApp, carriedOver, passkeyMember, signInBy, withPasskey } = passkeysAt(system);

const ROUNDS = 6;

type App = ReturnType<typeof authenticatorApp>;

async function withApp<Someone extends PasskeyMember>(someone: Someone) {
  const app = await addingApp(someone);
  const added = await confirmAddition({ ...someone, code: app.code(), requestedFrom });
  if (added.kind !== 'authenticator-added') throw new Error(`The addition ended with ${added.kind}.`);
  return { ...(await carriedOver(someone, added)), app };
}

async function signInWith(someone: PasskeyMember, app: App) {
  await query('update authenticators set last_step = 0 where account_id = $1', [someone.account.id]);
  const { browserToken, challengeToken } = await challenged(someone);
  const proof = { factor: 'authenticator', code: app.code() } as const;
  const answer = { browserToken, challengeToken, sessionToken: undefined, proof, requestedFrom };
  return (await system.verifySecondFactor(answer)).kind;
}

/** The same person at another browser, as strong. */
async function elsewhere(someone: PasskeyMember): Promise<PasskeyMember> {
  const signedIn = await signInBy(someone);
  if (signedIn.kind !== 'signed-in') throw new Error(`The sign-in ended with ${signedIn.kind}.`);
  return carriedOver(someone, signedIn);
}

const factorsOf = async ({ account: { id } }: PasskeyMember) => ({
  apps: await countOf('authenticators', id),
  passkeys: await countOf('passkeys', id),
  isActive: (await readTwoFactorStatus(id)) !== null,
});

describe('authenticator-added', () => {
  test('the app signs in beside the passkey, and the code that proved it is spent', async () => {
    const someone = await passkeyMember();
    const app = await addingApp(someone);
    const code = app.code();
    expect(await confirmAddition({ ...someone, code, requestedFrom })).toMatchObject({ kind: 'authenticator-added' });
    const { challengeToken } = await challenged(someone);
    const proof = { factor: 'authenticator', code } as const;
    const replayed = { browserToken: undefined, challengeToken, sessionToken: undefined, proof, requestedFrom };
    expect((await system.verifySecondFactor(replayed)).kind).toBe('wrong-code');
    expect(await signInWith(someone, app)).toBe('signed-in');
    expect(await signInBy(someone)).toMatchObject({ kind: 'signed-in' });
    const status = await readTwoFactorStatus(someone.account.id);
    expect(status?.factors).toEqual(['passkey', 'authenticator', 'email', 'recovery-code']);
    await system.settled();
  });

  test('SEC-54 this session goes on with both proofs under a new token; others end, recovery codes stay, the owner is told', async () => {
    const someone = await passkeyMember();
    await elsewhere(someone);
    await challenged(someone);
    const added = await withApp(someone);
    expect(await system.findSession(someone.sessionToken)).toBeNull();
    expect(added.session).toMatchObject({ amr: ['pwd', 'user', 'hwk', 'otp'], securityEpoch: 2 });
    expect(await countOf('sessions', someone.account.id)).toBe(1);
    expect(await countOf('challenges', someone.account.id)).toBe(0);
    expect(await readTwoFactorStatus(someone.account.id)).toMatchObject({ recoveryCodes: { left: 10 } });
    const mail = (await system.mails(someone.account.email)).at(-1);
    expect(mail?.subject).toBe('An authenticator app was added on Mini Program Platform');
    const events = await system.securityEvents(someone.account.id);
    expect(events.slice(-1)).toEqual(['authenticator-added']);
  });

  test('SEC-58 the link in the notice removes the app again, and nothing else', async () => {
    const someone = await withApp(await passkeyMember());
    const token = await system.newestUndoToken(someone.account.email, 'authenticator-added');
    const undone = await system.undoChange({ token, requestedFrom });
    expect(undone).toMatchObject({ kind: 'undone', change: 'authenticator-added' });
    expect(await factorsOf(someone)).toEqual({ apps: 0, passkeys: 1, isActive: true });
    expect(await readTwoFactorStatus(someone.account.id)).toMatchObject({ recoveryCodes: { left: 10 } });
    expect(await system.findSession(someone.sessionToken)).toBeNull();
    expect(await signInBy(someone)).toMatchObject({ kind: 'signed-in' });
    await system.settled();
  });

  test('where the passkey was removed since, that is taken back first: it is never active with nothing', async () => {
    const someone = await withApp(await passkeyMember());
    const token = await system.newestUndoToken(someone.account.email, 'authenticator-added');
    const { passkeyId } = someone;
    const removed = await system.removePasskey({ ...someone, passkeyId, requestedFrom });
    expect(removed.kind).toBe('removed');
    await system.settled();
    expect((await system.undoChange({ token, requestedFrom })).kind).toBe('newer-change');
    expect(await factorsOf(someone)).toEqual({ apps: 1, passkeys: 0, isActive: true });
    const newer = await system.newestUndoToken(someone.account.email, 'passkey-removed');
    expect((await system.undoChange({ token: newer, requestedFrom })).kind).toBe('undone');
    expect((await system.undoChange({ token, requestedFrom })).kind).toBe('undone');
    expect(await factorsOf(someone)).toEqual({ apps: 0, passkeys: 1, isActive: true });
    await system.settled();
  });
});

test('it counts among the few moves and renewals of a day', async () => {
  let someone: PasskeyMember = await withApp(await passkeyMember());
  for (let time = 0; time < 4; time += 1) {
    const renewed = await system.renewRecoveryCodes({ ...someone, requestedFrom });
    if (renewed.kind !== 'renewed') throw new Error(renewed.kind);
    someone = { ...someone, session: await system.sessionOf(renewed.sessionToken) };
  }
  expect((await system.renewRecoveryCodes({ ...someone, requestedFrom })).kind).toBe('too-many-attempts');
  await system.settled();
});

test('left half-way nothing has changed', async () => {
  const someone = await passkeyMember();
  const app = await addingApp(someone);
  expect(await readPendingAddition(someone.session)).toMatchObject({ textKey: expect.any(String) });
  expect(await factorsOf(someone)).toEqual({ apps: 0, passkeys: 1, isActive: true });
  await system.abandonAddition(someone.session);
  expect(await readPendingAddition(someone.session)).toBeNull();
  const confirmation = { ...someone, code: app.code(), requestedFrom };
  expect(await confirmAddition(confirmation)).toEqual({ kind: 'no-pending-activation' });
});

test('wrong-code: with the tries left, which are its own', async () => {
  const someone = await passkeyMember();
  const app = await addingApp(someone);
  expect(await confirmAddition({ ...someone, code: app.wrongCode(), requestedFrom })).toEqual({
    kind: 'wrong-code',
    attemptsLeft: 9,
    clockDriftSeconds: null,
  });
  expect(await factorsOf(someone)).toEqual({ apps: 0, passkeys: 1, isActive: true });
});

describe('a mailbox alone adds no authenticator', () => {
  test('nor at the end of what a stronger session began, and the statement refuses it by itself too', async () => {
    const someone = await passkeyMember();
    const app = await addingApp(someone);
    await query("update sessions set amr = '{pwd,email}' where account_id = $1", [someone.account.id]);
    const session = await system.sessionOf(someone.sessionToken);
    const confirmation = { ...someone, code: app.code(), requestedFrom };
    expect(await confirmAddition({ ...confirmation, session })).toEqual({ kind: 'factor-required' });
    // The session as it was read before.
    expect(await confirmAddition(confirmation)).toEqual({ kind: 'no-pending-activation' });
    expect(await factorsOf(someone)).toEqual({ apps: 0, passkeys: 1, isActive: true });
  });
});

describe('SEC-31 what was begun as one change confirms no other', () => {
  test('an addition is no activation and no move', async () => {
    const someone = await passkeyMember();
    const code = (await addingApp(someone)).code();
    expect(await system.readPendingActivation(someone.session)).toBeNull();
    expect(await system.readPendingMove(someone.session)).toBeNull();
    const gone = { kind: 'no-pending-activation' };
    expect(await system.confirmActivation({ ...someone, code, requestedFrom })).toEqual(gone);
    expect(await system.confirmMove({ ...someone, code, requestedFrom })).toEqual(gone);
    await system.abandonActivation(someone.session);
    expect((await confirmAddition({ ...someone, code, requestedFrom })).kind).toBe('authenticator-added');
    await system.settled();
  });

  test('an activation and a move are no addition', async () => {
    const someone = await system.member();
    const first = await system.scanned(someone);
    await query("update sessions set amr = '{pwd,otp}' where account_id = $1", [someone.account.id]);
    const session = await system.sessionOf(someone.sessionToken);
    expect(await readPendingAddition(session)).toBeNull();
    const gone = { kind: 'no-pending-activation' };
    expect(await confirmAddition({ ...someone, session, code: first.code(), requestedFrom })).toEqual(gone);
    const active = await system.activeMember();
    const begun = await system.beginMove({ ...active, requestedFrom });
    if (begun.kind !== 'begun') throw new Error(begun.kind);
    const code = authenticatorApp(begun.textKey).code();
    expect(await readPendingAddition(active.session)).toBeNull();
    expect(await confirmAddition({ ...active, code, requestedFrom })).toEqual(gone);
  });
});

describe('SEC-59 whatever comes together has one serial order', () => {
  const rounds = (round: () => Promise<void>) => async () => {
    for (let index = 0; index < ROUNDS; index += 1) await round();
    await system.settled();
  };

  test(
    'of two additions at once, one by each of two sessions, one is made',
    rounds(async () => {
      const here = await passkeyMember();
      const there = await elsewhere(here);
      const apps = [await addingApp(here), await addingApp(there)] as const;
      const kinds = await Promise.all([
        confirmAddition({ ...here, code: apps[0].code(), requestedFrom }),
        confirmAddition({ ...there, code: apps[1].code(), requestedFrom }),
      ]);
      expect(kinds.map(({ kind }) => kind).toSorted()).toEqual(['authenticator-added', 'no-pending-activation']);
      expect(await factorsOf(here)).toEqual({ apps: 1, passkeys: 1, isActive: true });
      expect(await countOf('sessions', here.account.id)).toBe(1);
    }),
  );

  test(
    'of one addition that is confirmed three times at once, one is made',
    rounds(async () => {
      const someone = await passkeyMember();
      const code = (await addingApp(someone)).code();
      const confirming = [1, 2, 3].map(() => confirmAddition({ ...someone, code, requestedFrom }));
      const made = (await Promise.all(confirming)).filter(({ kind }) => kind === 'authenticator-added');
      expect(made).toHaveLength(1);
      expect(await factorsOf(someone)).toEqual({ apps: 1, passkeys: 1, isActive: true });
    }),
  );

  test(
    'beside the only passkey that is removed elsewhere: it is removed only once the app is there',
    rounds(async () => {
      const here = await passkeyMember();
      const there = await elsewhere(here);
      const app = await addingApp(here);
      const { passkeyId } = here;
      const [added, removed] = await Promise.all([
        confirmAddition({ ...here, code: app.code(), requestedFrom }),
        system.removePasskey({ ...there, passkeyId, requestedFrom }),
      ]);
      // The session elsewhere ends with the addition, and before it there is no other factor.
      expect(added.kind).toBe('authenticator-added');
      expect(removed.kind).not.toBe('removed');
      expect(await factorsOf(here)).toEqual({ apps: 1, passkeys: 1, isActive: true });
    }),
  );

  test(
    'beside one of two passkeys that is removed elsewhere: the one or the other',
    rounds(async () => {
      const here = await withPasskey(await passkeyMember(), {}, 'Another');
      const there = await elsewhere(here);
      const app = await addingApp(here);
      const { passkeyId } = here;
      const [added, removed] = await Promise.all([
        confirmAddition({ ...here, code: app.code(), requestedFrom }),
        system.removePasskey({ ...there, passkeyId, requestedFrom }),
      ]);
      const isAdded = added.kind === 'authenticator-added';
      expect(removed.kind === 'removed').toBe(!isAdded);
      const made = isAdded ? { apps: 1, passkeys: 2 } : { apps: 0, passkeys: 1 };
      expect(await factorsOf(here)).toEqual({ ...made, isActive: true });
    }),
  );

  test(
    'beside a deactivation elsewhere: the one or the other, and no app is left where nothing is active',
    rounds(async () => {
      const here = await passkeyMember();
      const there = await elsewhere(here);
      const app = await addingApp(here);
      await system.beginDeactivation({ ...there, requestedFrom });
      await system.settled();
      const mailed = await system.newestCode(here.account.email);
      const [added, deactivated] = await Promise.all([
        confirmAddition({ ...here, code: app.code(), requestedFrom }),
        system.confirmDeactivation({ ...there, code: mailed, requestedFrom }),
      ]);
      const isAdded = added.kind === 'authenticator-added';
      expect(deactivated.kind === 'deactivated').toBe(!isAdded);
      const left = isAdded ? { apps: 1, passkeys: 1 } : { apps: 0, passkeys: 0 };
      expect(await factorsOf(here)).toEqual({ ...left, isActive: isAdded });
      expect(await countOf('recovery_codes', here.account.id)).toBe(isAdded ? 1 : 0);
    }),
  );

  test('begun before a deactivation, it is over, also once the account is active again', async () => {
    const someone = await passkeyMember();
    const app = await addingApp(someone);
    await system.beginDeactivation({ ...someone, requestedFrom });
    await system.settled();
    const mailed = await system.newestCode(someone.account.email);
    const deactivated = await system.confirmDeactivation({ ...someone, code: mailed, requestedFrom });
    if (deactivated.kind !== 'deactivated') throw new Error(deactivated.kind);
    const session = await system.sessionOf(deactivated.sessionToken);
    const gone = { kind: 'no-pending-activation' };
    const confirmation = { ...someone, session, code: app.code(), requestedFrom };
    expect(await confirmAddition(confirmation)).toEqual(gone);
    expect(await system.confirmActivation(confirmation)).toEqual(gone);
    expect(await factorsOf(someone)).toEqual({ apps: 0, passkeys: 0, isActive: false });
    await system.settled();
  });
});
