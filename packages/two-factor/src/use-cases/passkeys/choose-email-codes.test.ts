import { afterAll, describe, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { type PasskeyMember, passkeysAt } from '../../testing/passkeys.ts';
import { type Member, requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, challenged, chooseEmailCodes, countOf, mails, member, query, settled, signedIn } = system;
const { carriedOver, passkeyMember, signInBy, withPasskey } = passkeysAt(system);

const saved = ({ account }: Pick<Member, 'account'>) =>
  query('update recovery_codes set saved_at = now() where account_id = $1', [account.id]);

const choose = ({ browserToken, session }: Pick<Member, 'browserToken' | 'session'>, isAccepted: boolean) =>
  chooseEmailCodes({ session, browserToken, isAccepted, requestedFrom });

async function chosen<Someone extends Member>(someone: Someone, isAccepted: boolean): Promise<Someone> {
  const outcome = await choose(someone, isAccepted);
  if (outcome.kind !== 'chosen') throw new Error(`The choice ended with ${outcome.kind}.`);
  return carriedOver(someone, outcome);
}

/** Somebody with a passkey, no app, and emailed codes switched off. */
async function withoutEmailCodes(): Promise<PasskeyMember> {
  const someone = await passkeyMember();
  await saved(someone);
  return chosen(someone, false);
}

/** What a sign-in offers, and what becomes of a request to mail a code. */
async function atSignIn(someone: Pick<Member, 'account'>) {
  const { challenge, challengeToken } = await challenged(someone);
  const found = await system.readChallenge(challengeToken);
  const sent = await system.sendSignInCode({ challengeToken, requestedFrom });
  return { opened: challenge.acceptsEmailCodes, found: found?.acceptsEmailCodes, sent: sent.kind };
}

describe('emailed codes that are switched off', () => {
  test('are neither offered nor mailed at a sign-in, and the passkey goes on', async () => {
    const someone = await withoutEmailCodes();
    expect(await atSignIn(someone)).toEqual({ opened: false, found: false, sent: 'not-a-factor' });
    const status = await system.readTwoFactorStatus(someone.account.id);
    expect(status).toMatchObject({ factors: ['passkey', 'recovery-code'], acceptsEmailCodes: false });
    expect(await signInBy(someone)).toMatchObject({ kind: 'signed-in' });
    await settled();
  });

  test('do not answer, should one have been mailed: the row decides when it is judged and when it is spent', async () => {
    const someone = await passkeyMember();
    const { browserToken, challengeToken } = await challenged(someone);
    await system.sendSignInCode({ challengeToken, requestedFrom });
    const code = await system.newestCode(someone.account.email);
    await query('update accounts set accepts_email_codes = false where id = $1', [someone.account.id]);
    const input = { browserToken, challengeToken, sessionToken: undefined, requestedFrom };
    const proof = { factor: 'email', code } as const;
    expect(await system.verifySecondFactor({ ...input, proof })).toMatchObject({ kind: 'wrong-code' });
    const [{ mac } = { mac: new Uint8Array() }] = await query<{ mac: Uint8Array }>('select mac from email_codes');
    const [{ id = '' } = {}] = await query<{ id: string }>('select id from challenges where account_id = $1', [
      someone.account.id,
    ]);
    const session = { id: crypto.randomUUID(), tokenHash: new Uint8Array(32), amr: ['pwd' as const], replaces: null };
    const acceptance = { evidence: { factor: 'email', mac } as const, session, requestedFrom };
    const ids = {
      accountId: someone.account.id,
      challengeId: id,
      trust: 'untrusted' as const,
      browserTokenHash: new Uint8Array(32).fill(1),
      noticeId: crypto.randomUUID(),
    };
    expect(await system.parts.challenges.accept({ ...acceptance, ...ids })).toBeNull();
    // The same code once they count again.
    await query('update accounts set accepts_email_codes = true where id = $1', [someone.account.id]);
    expect(await system.verifySecondFactor({ ...input, proof })).toMatchObject({ kind: 'signed-in' });
    await settled();
  });

  test('still deactivate', async () => {
    const someone = await withoutEmailCodes();
    const { session } = someone;
    expect(await system.beginDeactivation({ session, requestedFrom })).toMatchObject({ kind: 'sent' });
    const code = await system.newestCode(someone.account.email);
    const outcome = await system.confirmDeactivation({ session, code, requestedFrom });
    expect(outcome).toMatchObject({ kind: 'deactivated' });
    await settled();
  });

  test('are on record and told to the owner, and every other session and challenge has ended', async () => {
    const someone = await passkeyMember();
    await saved(someone);
    await signedIn(someone.account);
    await challenged(someone);
    await chosen(someone, false);
    expect(await system.findSession(someone.sessionToken)).toBeNull();
    expect(await countOf('sessions', someone.account.id)).toBe(1);
    expect(await countOf('challenges', someone.account.id)).toBe(0);
    expect((await system.securityEvents(someone.account.id)).at(-1)).toBe('email-codes-switched-off');
    const mail = (await mails(someone.account.email)).at(-1);
    expect(mail?.subject).toBe('Codes by email were switched off on Mini Program Platform');
  });

  test('count once they are switched on again, which the owner is told too', async () => {
    const someone = await chosen(await withoutEmailCodes(), true);
    expect(await atSignIn(someone)).toEqual({ opened: true, found: true, sent: 'sent' });
    expect(await system.securityEvents(someone.account.id)).toContain('email-codes-switched-on');
    const subjects = (await mails(someone.account.email)).map(({ subject }) => subject);
    expect(subjects).toContain('Codes by email were switched on again on Mini Program Platform');
  });
});

describe('nobody is locked out by them', () => {
  test('without a passkey they count again, and with the next first one too', async () => {
    const withApp = await withPasskey(await activeMember());
    await saved(withApp);
    const someone = await chosen(withApp, false);
    const { browserToken, passkeyId, session } = someone;
    const removed = await system.removePasskey({ session, browserToken, passkeyId, requestedFrom });
    if (removed.kind !== 'removed') throw new Error(removed.kind);
    const after = await carriedOver(someone, removed);
    expect(await atSignIn(after)).toMatchObject({ opened: true, sent: 'sent' });
    await withPasskey(after);
    expect(await system.readTwoFactorStatus(someone.account.id)).toMatchObject({ acceptsEmailCodes: true });
  });

  test('they stay off with a second passkey', async () => {
    const someone = await withPasskey(await withoutEmailCodes());
    expect(await atSignIn(someone)).toMatchObject({ opened: false });
  });

  test('a deactivation ends the choice, and its undo brings it back with the passkey', async () => {
    const someone = await withoutEmailCodes();
    const { account, session } = someone;
    await system.beginDeactivation({ session, requestedFrom });
    const code = await system.newestCode(account.email);
    await system.confirmDeactivation({ session, code, requestedFrom });
    await settled();
    const token = await system.newestUndoToken(account.email, 'deactivated');
    expect(await system.undoChange({ token, requestedFrom })).toMatchObject({ kind: 'undone' });
    expect(await atSignIn(someone)).toMatchObject({ opened: false, sent: 'not-a-factor' });
    await settled();
  });

  test('whoever activates again begins with them, by an app or by a passkey', async () => {
    const someone = await withoutEmailCodes();
    const { account, session } = someone;
    await system.beginDeactivation({ session, requestedFrom });
    const code = await system.newestCode(account.email);
    await system.confirmDeactivation({ session, code, requestedFrom });
    await settled();
    const again = await signedIn(account);
    const app = await system.scanned(again);
    const { browserToken } = again;
    const confirmation = { session: again.session, browserToken, code: app.code(), requestedFrom };
    expect(await system.confirmActivation(confirmation)).toMatchObject({ kind: 'activated' });
    await settled();
    expect(await atSignIn(someone)).toMatchObject({ opened: true, sent: 'sent' });
  });
});

describe('nothing is chosen', () => {
  test('unchanged: they are as they were to be, and nobody is told', async () => {
    const someone = await passkeyMember();
    expect(await choose(someone, true)).toEqual({ kind: 'unchanged' });
    expect(await choose(await activeMember(), true)).toEqual({ kind: 'unchanged' });
    const without = await withoutEmailCodes();
    expect(await choose(without, false)).toEqual({ kind: 'unchanged' });
    expect(await system.securityEvents(someone.account.id)).not.toContain('email-codes-switched-on');
  });

  test('no-passkey, no-saved-codes: they are switched off only beside a passkey, and with recovery codes at hand', async () => {
    const byApp = await activeMember();
    await saved(byApp);
    expect(await choose(byApp, false)).toEqual({ kind: 'no-passkey' });
    const unsaved = await passkeyMember();
    expect(await choose(unsaved, false)).toEqual({ kind: 'no-saved-codes' });
    const spent = await passkeyMember();
    await query("update recovery_codes set saved_at = now(), macs = '{}' where account_id = $1", [spent.account.id]);
    expect(await choose(spent, false)).toEqual({ kind: 'no-saved-codes' });
    for (const { account } of [byApp, unsaved, spent]) {
      expect(await system.readTwoFactorStatus(account.id)).toMatchObject({ acceptsEmailCodes: true });
    }
  });

  test('factor-required: by a session that a mailbox proved, which the statement refuses by itself too', async () => {
    const someone = await passkeyMember();
    await saved(someone);
    await query("update sessions set amr = '{pwd,email}' where account_id = $1", [someone.account.id]);
    const session = await system.sessionOf(someone.sessionToken);
    expect(await choose({ ...someone, session }, false)).toEqual({ kind: 'factor-required' });
    await choose({ ...someone, session: { ...session, amr: ['pwd', 'hwk'] } }, false);
    expect(await system.readTwoFactorStatus(someone.account.id)).toMatchObject({ acceptsEmailCodes: true });
  });

  test('not-active: where two-factor authentication is not active, whatever the session has proved', async () => {
    const someone = await member();
    expect(await choose(someone, false)).toEqual({ kind: 'not-active' });
    const session = { ...someone.session, amr: ['pwd', 'otp'] as const };
    expect(await choose({ ...someone, session }, false)).toEqual({ kind: 'not-active' });
  });

  test('too-many-attempts: each is mailed, so only so many are made in a day', async () => {
    const someone = await passkeyMember();
    await saved(someone);
    await query("update throttles set tokens = 0 where key = sha256('changes of passkeys'::bytea || uuid_send($1))", [
      someone.account.id,
    ]);
    const wait = { kind: 'too-many-attempts', retryAfterSeconds: expect.any(Number) };
    expect(await choose(someone, false)).toEqual(wait);
  });

  test('of two choices at once one is made', async () => {
    const someone = await passkeyMember();
    await saved(someone);
    const both = await Promise.all([1, 2].map(() => choose(someone, false)));
    await settled();
    expect(both.filter(({ kind }) => kind === 'chosen')).toHaveLength(1);
  });
});
