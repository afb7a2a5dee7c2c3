import { afterAll, expect, test } from 'vitest';
import { activationLimits } from '../../rules/limits.ts';
import { createTestSystem, someKey } from '../../testing/create-test-system.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, challenged, confirmActivation, member, query, scanned, signedIn } = system;

test('activated: the pending secret is the account’s authenticator, under a new session token and at a trusted browser', async () => {
  const someone = await member();
  const app = await scanned(someone);
  const { browserToken, session, sessionToken } = someone;
  const outcome = await confirmActivation({ session, code: app.code(), browserToken, requestedFrom });
  expect(outcome).toEqual({
    kind: 'activated',
    status: {
      activatedAt: expect.any(Date),
      factors: ['authenticator', 'email', 'recovery-code'],
      recoveryCodes: { left: 10, createdAt: expect.any(Date), isSaved: false },
      isCheckUpDue: false,
      acceptsEmailCodes: true,
    },
    recoveryCodes: Array.from({ length: 10 }, () => expect.stringMatching(/^[0-9A-Z]{16}$/)),
    sessionToken: expect.any(String),
    browserToken: expect.any(String),
  });
  expect(await system.countOf('authenticators', someone.account.id)).toBe(1);
  expect(await system.countOf('pending_activations', someone.account.id)).toBe(0);
  expect(await system.findSession(sessionToken)).toBeNull();
  if (outcome.kind !== 'activated') return;
  expect(await system.findSession(outcome.sessionToken)).toMatchObject({ amr: ['pwd', 'otp'], securityEpoch: 1 });
  const browsers = await query('select trusted_until > now() as trusted from browsers where account_id = $1', [
    someone.account.id,
  ]);
  expect(browsers).toEqual([{ trusted: true }]);
});

test('activated: the code is spent by it, and its owner is told', async () => {
  const someone = await member();
  const app = await scanned(someone);
  const code = app.code();
  await confirmActivation({ session: someone.session, code, browserToken: someone.browserToken, requestedFrom });
  await system.settled();
  const subjects = (await system.mails(someone.account.email)).map(({ subject }) => subject);
  expect(subjects).toEqual(['Two-factor authentication was activated on Mini Program Platform']);
  const { challengeToken } = await challenged(someone);
  const proof = { factor: 'authenticator', code } as const;
  const reused = await system.verifySecondFactor({
    challengeToken,
    browserToken: undefined,
    sessionToken: undefined,
    proof,
    requestedFrom,
  });
  expect(reused).toMatchObject({ kind: 'wrong-code' });
});

test('activated: every other session and challenge of the account ends', async () => {
  const someone = await member();
  const other = await signedIn(someone.account);
  const { challengeToken } = await challenged(someone);
  const app = await scanned(someone);
  await confirmActivation({
    session: someone.session,
    code: app.code(),
    browserToken: someone.browserToken,
    requestedFrom,
  });
  expect(await system.findSession(other.sessionToken)).toBeNull();
  expect(await system.readChallenge(challengeToken)).toBeNull();
});

test('activated: a browser that the account has forgotten meanwhile gets no token', async () => {
  const someone = await member();
  const app = await scanned(someone);
  await query('delete from browsers where account_id = $1', [someone.account.id]);
  const { browserToken, session } = someone;
  expect(await confirmActivation({ session, code: app.code(), browserToken, requestedFrom })).toMatchObject({
    kind: 'activated',
    browserToken: null,
  });
});

test('wrong-code: takes an attempt and says how far the phone’s clock is off', async () => {
  const someone = await member();
  const app = await scanned(someone);
  const { browserToken, session } = someone;
  expect(await confirmActivation({ session, code: app.wrongCode(), browserToken, requestedFrom })).toEqual({
    kind: 'wrong-code',
    attemptsLeft: activationLimits.attempts - 1,
    clockDriftSeconds: null,
  });
  const late = await confirmActivation({ session, code: app.code(-10), browserToken, requestedFrom });
  expect(late).toMatchObject({ kind: 'wrong-code', attemptsLeft: activationLimits.attempts - 2 });
  // A step may end between the code and its judgement.
  expect([-300, -330]).toContain(late.kind === 'wrong-code' && late.clockDriftSeconds);
});

test('no-pending-activation: none was begun, none is left, or the attempts are used up', async () => {
  const someone = await member();
  const { browserToken, session } = someone;
  const none = { kind: 'no-pending-activation' };
  expect(await confirmActivation({ session, code: '000000', browserToken, requestedFrom })).toEqual(none);
  const app = await scanned(someone);
  await query('update pending_activations set attempts_left = 0 where account_id = $1', [someone.account.id]);
  expect(await confirmActivation({ session, code: app.code(), browserToken, requestedFrom })).toEqual(none);
  const active = await activeMember();
  expect(await confirmActivation({ ...active, code: active.app.code(), requestedFrom })).toEqual(none);
});

test('a secret that does not open fails without costing an attempt', async () => {
  const someone = await member();
  await scanned(someone);
  const { browserToken, session } = someone;
  const withOtherKey = system.composedWith({ keyring: [someKey('other')] });
  await expect(
    withOtherKey.confirmActivation({ session, code: '000000', browserToken, requestedFrom }),
  ).rejects.toThrow(expect.objectContaining({ code: 'KEY_MISSING' }));
  const [row] = await query('select attempts_left from pending_activations where account_id = $1', [
    someone.account.id,
  ]);
  expect(row).toEqual({ attempts_left: activationLimits.attempts });
});
