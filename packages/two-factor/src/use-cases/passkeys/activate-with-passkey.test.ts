import { afterAll, describe, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { newAuthenticator, passkeysAt } from '../../testing/passkeys.ts';
import { type Member, requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activateWithPasskey, activeMember, challenged, countOf, mails, member, query, settled, signedIn } = system;
const { carriedOver, made, passkeyMember, signInBy } = passkeysAt(system);

async function activate(someone: Member, { credential }: Pick<Awaited<ReturnType<typeof made>>, 'credential'>) {
  const { browserToken, session } = someone;
  return activateWithPasskey({ session, browserToken, credential, name: 'A key', requestedFrom });
}

describe('SEC-54 an activation by a passkey', () => {
  test('makes two-factor authentication active, with recovery codes that were not typed back yet', async () => {
    const someone = await member();
    const { authenticator, credential } = await made(someone);
    const outcome = await activate(someone, { credential });
    if (outcome.kind !== 'activated') throw new Error(outcome.kind);
    expect(outcome.status).toMatchObject({
      factors: ['passkey', 'email', 'recovery-code'],
      recoveryCodes: { left: 10, isSaved: false },
      acceptsEmailCodes: true,
    });
    expect(await system.readTwoFactorStatus(someone.account.id)).toEqual(outcome.status);
    expect(await system.listPasskeys(someone.account.id)).toMatchObject({
      passkeys: [{ name: 'A key', lastUsedAt: null }],
    });
    expect(await signInBy({ ...someone, authenticator })).toMatchObject({ kind: 'signed-in' });
    const { browserToken, challengeToken } = await challenged(someone);
    const proof = { factor: 'recovery-code', code: outcome.recoveryCodes[0] ?? '' } as const;
    const byCode = { browserToken, challengeToken, sessionToken: undefined, proof, requestedFrom };
    expect(await system.verifySecondFactor(byCode)).toMatchObject({ kind: 'signed-in' });
    await settled();
  });

  test.each([
    [{}, ['pwd', 'user', 'hwk']],
    [{ verifiesUser: false }, ['pwd', 'hwk']],
    [{ isSynced: true }, ['pwd', 'user', 'swk']],
  ])('by %o, the session goes on under a new token as one that carries %o', async (options, amr) => {
    const someone = await member();
    await signedIn(someone.account);
    const { credential } = await made(someone, newAuthenticator(options));
    const outcome = await activate(someone, { credential });
    if (outcome.kind !== 'activated') throw new Error(outcome.kind);
    expect(await system.findSession(someone.sessionToken)).toBeNull();
    const { session } = await carriedOver(someone, outcome);
    expect(session.amr).toEqual(amr);
    expect(await countOf('sessions', someone.account.id)).toBe(1);
    const [event] = await query('select factor from security_events where account_id = $1 and kind = $2', [
      someone.account.id,
      'activated',
    ]);
    expect(event).toEqual({ factor: amr.at(-1) });
  });

  test('ends an activation by an app that the session has under way', async () => {
    const someone = await member();
    await system.scanned(someone);
    const { credential } = await made(someone);
    expect(await activate(someone, { credential })).toMatchObject({ kind: 'activated' });
    expect(await countOf('pending_activations', someone.account.id)).toBe(0);
  });

  test('is told to the owner with a link that removes the passkey and the codes', async () => {
    const { account } = await passkeyMember();
    const mail = (await mails(account.email)).at(-1);
    expect(mail?.subject).toBe('Two-factor authentication was activated on Mini Program Platform');
    const token = await system.newestUndoToken(account.email, 'activated');
    expect(await system.undoChange({ token, requestedFrom })).toMatchObject({ kind: 'undone' });
    expect(await system.readTwoFactorStatus(account.id)).toBeNull();
    expect(await countOf('passkeys', account.id)).toBe(0);
    expect(await countOf('recovery_codes', account.id)).toBe(0);
  });
});

test('of two activations at once one wins, and its codes are the ones that are kept', async () => {
  const someone = await member();
  const { credential } = await made(someone);
  const both = await Promise.all([1, 2].map(() => activate(someone, { credential })));
  await settled();
  expect(both.map(({ kind }) => kind).toSorted()).toEqual(['activated', 'already-active']);
  // What both were asked to sign has been spent, which is not what is in the way.
  expect(await activate(someone, { credential })).toEqual({ kind: 'already-active' });
  expect(await countOf('passkeys', someone.account.id)).toBe(1);
  expect(await countOf('recovery_codes', someone.account.id)).toBe(1);
});

test('of an activation by a passkey and one by an app at once one wins', async () => {
  const someone = await member();
  const app = await system.scanned(someone);
  const { credential } = await made(someone);
  const { browserToken, session } = someone;
  const byApp = system.confirmActivation({ session, browserToken, code: app.code(), requestedFrom });
  const both = await Promise.all([byApp, activate(someone, { credential })]);
  await settled();
  expect(both.filter(({ kind }) => kind === 'activated')).toHaveLength(1);
  const status = await system.readTwoFactorStatus(someone.account.id);
  expect(status?.factors.filter((factor) => ['passkey', 'authenticator'].includes(factor))).toHaveLength(1);
});

describe('nothing is kept', () => {
  test('already-active: beside what is active it is an addition', async () => {
    const someone = await activeMember();
    const { credential } = await made(someone);
    expect(await activate(someone, { credential })).toEqual({ kind: 'already-active' });
    expect(await countOf('passkeys', someone.account.id)).toBe(0);
  });

  test('passkey-refused: nothing was asked of this session, another thing was, or it was too long ago', async () => {
    const [someone, other] = [await member(), await member()];
    const { credential } = await made(other);
    expect(await activate(someone, { credential })).toEqual({ kind: 'passkey-refused' });
    await made(someone);
    expect(await activate(someone, { credential })).toEqual({ kind: 'passkey-refused' });
    const own = await made(someone);
    await query("update passkey_ceremonies set expires_at = now() - interval '1 second'");
    expect(await activate(someone, own)).toEqual({ kind: 'passkey-refused' });
    expect(await system.readTwoFactorStatus(someone.account.id)).toBeNull();
  });

  test('passkey-taken: a credential belongs to one account', async () => {
    const { authenticator } = await passkeyMember();
    const thief = await member();
    const { credential } = await made(thief, authenticator, { credential: authenticator.credentials[0] });
    expect(await activate(thief, { credential })).toEqual({ kind: 'passkey-taken' });
    expect(await system.readTwoFactorStatus(thief.account.id)).toBeNull();
  });
});
