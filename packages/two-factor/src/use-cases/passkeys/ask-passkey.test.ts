import { afterAll, describe, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { challengeIn, type PasskeyMember, passkeysAt } from '../../testing/passkeys.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, askPasskeyAtSignIn, askPasskeyInSession, challenged, countOf, mails, member, query, settled } =
  system;
const { askedToSign, passkeyMember, signInBy, withPasskey } = passkeysAt(system);

type Credential = ReturnType<PasskeyMember['authenticator']['get']>;

const answer = (
  { browserToken, challengeToken }: { browserToken: string; challengeToken: string },
  credential: Credential,
) => {
  const proof = { factor: 'passkey', credential } as const;
  return system.verifySecondFactor({ browserToken, challengeToken, sessionToken: undefined, proof, requestedFrom });
};

const counterOf = async ({ account }: Pick<PasskeyMember, 'account'>) =>
  query('select counter::int from passkeys where account_id = $1', [account.id]);

describe('a sign-in by a passkey', () => {
  test('names the account’s passkeys, prefers to verify the user, and counts what was signed', async () => {
    const someone = await withPasskey(await passkeyMember());
    const { challengeToken } = await challenged(someone);
    const asked = challengeIn(await askPasskeyAtSignIn({ challengeToken }));
    expect(asked).toMatchObject({ rpId: 'console.example.com', userVerification: 'preferred' });
    expect((asked as unknown as { allowCredentials: object[] }).allowCredentials).toHaveLength(2);
    expect(await signInBy(someone)).toMatchObject({ kind: 'signed-in', amr: ['pwd', 'user', 'hwk'] });
    expect(await counterOf(someone)).toContainEqual({ counter: 1 });
    await settled();
  });

  test.each([
    [{ verifiesUser: false }, ['pwd', 'hwk']],
    [{ isSynced: true, counts: false }, ['pwd', 'user', 'swk']],
  ])('by %o carries %o', async (options, amr) => {
    const someone = await passkeyMember(options);
    expect(await signInBy(someone)).toMatchObject({ kind: 'signed-in', amr });
    expect(await signInBy(someone)).toMatchObject({ kind: 'signed-in', amr });
    await settled();
  });

  test('SEC-90 what was asked is signed once: one signature sent twenty times begins one session', async () => {
    const someone = await passkeyMember();
    const { asked, ...held } = await askedToSign(someone);
    const credential = someone.authenticator.get(asked);
    const all = await Promise.all(Array.from({ length: 20 }, () => answer(held, credential)));
    await settled();
    expect(all.filter(({ kind }) => kind === 'signed-in')).toHaveLength(1);
    expect(await countOf('sessions', someone.account.id)).toBe(2);
  });

  test('SEC-90 wrong-code: what was asked before, at another challenge, or too long ago', async () => {
    const someone = await passkeyMember();
    const first = await askedToSign(someone);
    const early = someone.authenticator.get(first.asked);
    await askPasskeyAtSignIn(first);
    expect(await answer(first, early)).toMatchObject({ kind: 'wrong-code', attemptsLeft: 4 });
    const second = await askedToSign(someone);
    expect(await answer(second, someone.authenticator.get(first.asked))).toMatchObject({ kind: 'wrong-code' });
    await query("update passkey_ceremonies set expires_at = now() - interval '1 second'");
    expect(await answer(second, someone.authenticator.get(second.asked))).toMatchObject({ kind: 'wrong-code' });
    await settled();
  });

  test('SEC-90 wrong-code: a passkey of another account, and one that was not asked for a signature', async () => {
    const [someone, other] = [await passkeyMember(), await passkeyMember()];
    const { asked, ...held } = await askedToSign(someone);
    expect(await answer(held, other.authenticator.get(asked))).toMatchObject({ kind: 'wrong-code' });
    const fresh = await challenged(someone);
    expect(await answer(fresh, someone.authenticator.get(asked))).toMatchObject({ kind: 'wrong-code' });
    const byApp = await challenged(await activeMember());
    expect(await answer(byApp, someone.authenticator.get(asked))).toMatchObject({ kind: 'wrong-code' });
    await settled();
  });

  test('SEC-83 a refused one costs its challenge a try and the account no guess, and the fifth ends it', async () => {
    const someone = await passkeyMember();
    const { asked, ...held } = await askedToSign(someone);
    const before = await query('select * from attempt_budgets where account_id = $1 order by trust', [
      someone.account.id,
    ]);
    const left: unknown[] = [];
    for (let tried = 0; tried < 5; tried += 1) {
      const outcome = await answer(held, someone.authenticator.get(asked, { origin: 'https://example.org' }));
      left.push(outcome.kind === 'wrong-code' && outcome.attemptsLeft);
    }
    await settled();
    expect(left).toEqual([4, 3, 2, 1, 0]);
    expect(await answer(held, someone.authenticator.get(asked))).toEqual({ kind: 'challenge-gone' });
    expect(
      await query('select * from attempt_budgets where account_id = $1 order by trust', [someone.account.id]),
    ).toEqual(before);
    expect((await mails(someone.account.email)).at(-1)?.subject).toContain('Wrong codes after your password');
    expect(await system.securityEvents(someone.account.id)).toContain('passkey-refused');
  });

  test('no-passkey, challenge-gone: where there is none to ask, or nothing to answer', async () => {
    const { challengeToken } = await challenged(await activeMember());
    expect(await askPasskeyAtSignIn({ challengeToken })).toEqual({ kind: 'no-passkey' });
    expect(await askPasskeyAtSignIn({ challengeToken: undefined })).toEqual({ kind: 'challenge-gone' });
    const held = { challengeToken, expectedId: crypto.randomUUID() };
    expect(await askPasskeyAtSignIn(held)).toEqual({ kind: 'another-sign-in' });
  });
});

describe('SEC-90 a counter that went back', () => {
  const isCopied = ({ subject }: { subject: string }) => subject.includes('there may be a copy of it');

  test('is refused and on record, and the owner is told at most once an hour', async () => {
    const someone = await passkeyMember();
    expect(await signInBy(someone, { counter: 10 })).toMatchObject({ kind: 'signed-in' });
    for (const counter of [10, 9, 0]) {
      expect(await signInBy(someone, { counter })).toMatchObject({ kind: 'wrong-code' });
    }
    await settled();
    expect((await system.securityEvents(someone.account.id)).filter((kind) => kind === 'passkey-copied')).toHaveLength(
      3,
    );
    expect((await mails(someone.account.email)).filter(isCopied)).toHaveLength(1);
    expect(await counterOf(someone)).toEqual([{ counter: 10 }]);
    expect(await signInBy(someone, { counter: 11 })).toMatchObject({ kind: 'signed-in' });
    await settled();
  });

  test('is told though the owner has switched off what can be', async () => {
    const someone = await passkeyMember();
    await query("update accounts set muted_notices = '{wrong-codes,new-browser}' where id = $1", [someone.account.id]);
    await signInBy(someone, { counter: 10 });
    await signInBy(someone, { counter: 9 });
    await settled();
    expect((await mails(someone.account.email)).filter(isCopied)).toHaveLength(1);
  });

  test('of two signatures at once that count alike one is spent', async () => {
    const someone = await passkeyMember();
    const [one, two] = [await askedToSign(someone), await askedToSign(someone)];
    const both = await Promise.all(
      [one, two].map(({ asked, ...held }) => answer(held, someone.authenticator.get(asked, { counter: 5 }))),
    );
    await settled();
    expect(both.filter(({ kind }) => kind === 'signed-in')).toHaveLength(1);
  });
});

describe('a passkey that confirms who is there', () => {
  const prove = (someone: PasskeyMember, credential: Credential) =>
    system.proveSecondFactor({ session: someone.session, proof: { factor: 'passkey', credential }, requestedFrom });

  test('makes the proof fresh, under a new token, with what it proved', async () => {
    const someone = await withPasskey(await activeMember());
    await query("update sessions set proved_at = now() - interval '1 hour' where id = $1", [someone.session.id]);
    const asked = challengeIn(await askPasskeyInSession({ session: someone.session, requestedFrom }));
    expect(asked).toMatchObject({ userVerification: 'required' });
    const outcome = await prove(someone, someone.authenticator.get(asked));
    if (outcome.kind !== 'proved') throw new Error(outcome.kind);
    const session = await system.sessionOf(outcome.sessionToken);
    expect(session.amr).toEqual(['pwd', 'otp', 'user', 'hwk']);
    expect(session.proofAgeSeconds).toBeLessThan(60);
    expect(await system.findSession(someone.sessionToken)).toBeNull();
  });

  test('SEC-90 wrong-code: without the user verified, by what was asked at a sign-in, or a second time', async () => {
    const someone = await passkeyMember();
    const asked = challengeIn(await askPasskeyInSession({ session: someone.session, requestedFrom }));
    const unverified = someone.authenticator.get(asked, { flags: 0x01 });
    expect(await prove(someone, unverified)).toMatchObject({ kind: 'wrong-code' });
    const atSignIn = await askedToSign(someone);
    expect(await prove(someone, someone.authenticator.get(atSignIn.asked))).toMatchObject({ kind: 'wrong-code' });
    const right = someone.authenticator.get(asked);
    const outcome = await prove(someone, right);
    if (outcome.kind !== 'proved') throw new Error(outcome.kind);
    const session = await system.sessionOf(outcome.sessionToken);
    expect(await prove({ ...someone, session }, right)).toMatchObject({ kind: 'wrong-code' });
    await settled();
  });

  test('no-passkey, not-active: where there is none to ask', async () => {
    const [byApp, inactive] = [await activeMember(), await member()];
    expect(await askPasskeyInSession({ ...byApp, requestedFrom })).toEqual({ kind: 'no-passkey' });
    expect(await askPasskeyInSession({ ...inactive, requestedFrom })).toEqual({ kind: 'not-active' });
  });
});

describe('an account that has passkeys and no app', () => {
  test('renews its recovery codes, and the answer says what it has', async () => {
    const someone = await passkeyMember();
    const outcome = await system.renewRecoveryCodes({ ...someone, requestedFrom });
    await settled();
    if (outcome.kind !== 'renewed') throw new Error(outcome.kind);
    expect(outcome.status.factors).toEqual(['passkey', 'email', 'recovery-code']);
    expect(await system.readTwoFactorStatus(someone.account.id)).toEqual(outcome.status);
  });

  test('has no app to move, to test or to check up', async () => {
    const someone = await passkeyMember();
    const { session } = someone;
    expect(await system.beginMove({ session, requestedFrom })).toEqual({ kind: 'not-active' });
    expect(await system.testCode({ session, code: '000000', requestedFrom })).toEqual({ kind: 'not-active' });
    expect(await system.postponeCheckUp(session)).toEqual({ kind: 'not-active' });
    expect(await system.readTwoFactorStatus(someone.account.id)).toMatchObject({ isCheckUpDue: false });
  });

  test('is as old as the first of its passkeys, however many there are', async () => {
    const first = await passkeyMember();
    const before = await system.readTwoFactorStatus(first.account.id);
    await withPasskey(await withPasskey(first));
    const status = await system.readTwoFactorStatus(first.account.id);
    expect(status?.activatedAt).toEqual(before?.activatedAt);
    expect(status?.factors).toEqual(['passkey', 'email', 'recovery-code']);
  });
});
