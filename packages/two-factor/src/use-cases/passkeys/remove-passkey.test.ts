import { afterAll, describe, expect, test } from 'vitest';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { type PasskeyMember, passkeysAt } from '../../testing/passkeys.ts';
import { requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, countOf, listPasskeys, mails, query, removePasskey, settled, signedIn } = system;
const { carriedOver, passkeyMember, signInBy, withPasskey } = passkeysAt(system);

const remove = ({ browserToken, passkeyId, session }: PasskeyMember) =>
  removePasskey({ session, browserToken, passkeyId, requestedFrom });

describe('SEC-53 a removed passkey', () => {
  test('signs in no more, and the other sessions end; what else there is goes on', async () => {
    const someone = await withPasskey(await activeMember());
    await signedIn(someone.account);
    const removed = await remove(someone);
    if (removed.kind !== 'removed') throw new Error(removed.kind);
    await carriedOver(someone, removed);
    expect(await countOf('sessions', someone.account.id)).toBe(1);
    expect(await listPasskeys(someone.account.id)).toMatchObject({ passkeys: [] });
    expect(await signInBy(someone).catch((error: Error) => error.message)).toContain('no-passkey');
    const status = await system.readTwoFactorStatus(someone.account.id);
    expect(status?.factors).toEqual(['authenticator', 'email', 'recovery-code']);
  });

  test('is told to the owner with a link that makes it work again, its name and its counter with it', async () => {
    const someone = await withPasskey(await activeMember(), {}, 'My key');
    await signInBy(someone);
    await settled();
    await query('update sessions set proved_at = now() where account_id = $1', [someone.account.id]);
    expect(await remove(someone)).toMatchObject({ kind: 'removed' });
    await settled();
    expect((await mails(someone.account.email)).at(-1)?.subject).toBe('A passkey was removed on Mini Program Platform');
    const token = await system.newestUndoToken(someone.account.email, 'passkey-removed');
    expect(await system.undoChange({ token, requestedFrom })).toMatchObject({ kind: 'undone' });
    expect(await listPasskeys(someone.account.id)).toMatchObject({
      passkeys: [{ id: someone.passkeyId, name: 'My key' }],
    });
    expect(await query('select counter::int from passkeys where account_id = $1', [someone.account.id])).toEqual([
      { counter: 1 },
    ]);
    expect(await signInBy(someone)).toMatchObject({ kind: 'signed-in' });
    await settled();
  });
});

describe('nothing is removed', () => {
  test('last-primary-factor: without it two-factor authentication would not be active', async () => {
    const someone = await passkeyMember();
    expect(await remove(someone)).toEqual({ kind: 'last-primary-factor' });
    expect(await signInBy(someone)).toMatchObject({ kind: 'signed-in' });
    await settled();
  });

  test('of two passkeys without an app either goes, and not both, though it is asked at once', async () => {
    const first = await passkeyMember();
    const second = await withPasskey(first);
    const both = await Promise.all([first, second].map(({ passkeyId }) => remove({ ...second, passkeyId })));
    await settled();
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['last-primary-factor', 'removed']);
    expect(await countOf('passkeys', first.account.id)).toBe(1);
  });

  test('session-gone: another change came first, after which the session goes on under another token', async () => {
    const someone = await withPasskey(await passkeyMember());
    await withPasskey(someone);
    expect(await remove(someone)).toEqual({ kind: 'session-gone' });
    expect(await countOf('passkeys', someone.account.id)).toBe(3);
  });

  test('session-gone: another session’s change has ended it, which is said before what it asked for', async () => {
    const someone = await withPasskey(await passkeyMember());
    const { account, browserToken, sessionToken } = await signedIn(someone.account);
    await query("update sessions set amr = '{pwd,hwk}' where account_id = $1", [account.id]);
    const elsewhere = { ...someone, browserToken, session: await system.sessionOf(sessionToken) };
    expect(await remove(someone)).toMatchObject({ kind: 'removed' });
    for (const passkeyId of [someone.passkeyId, (await listPasskeys(account.id)).passkeys[0]?.id ?? '']) {
      expect(await remove({ ...elsewhere, passkeyId })).toEqual({ kind: 'session-gone' });
    }
  });

  test('factor-required: by a session that only a mailbox proved, which the statement refuses by itself too', async () => {
    const someone = await withPasskey(await activeMember());
    await query("update sessions set amr = '{pwd,email}' where account_id = $1", [someone.account.id]);
    const session = await system.sessionOf(someone.sessionToken);
    expect(await remove({ ...someone, session })).toEqual({ kind: 'factor-required' });
    await remove({ ...someone, session: { ...session, amr: ['pwd', 'otp'] } });
    expect(await countOf('passkeys', someone.account.id)).toBe(1);
  });

  test('not-found: where two-factor authentication is not active, and there is no factor to be proved', async () => {
    const someone = await withPasskey(await activeMember());
    const inactive = { ...(await system.member()), passkeyId: someone.passkeyId, requestedFrom };
    expect(await removePasskey(inactive)).toEqual({ kind: 'not-found' });
    expect(await countOf('passkeys', someone.account.id)).toBe(1);
  });

  test('not-found: one of another account', async () => {
    const [someone, other] = [await withPasskey(await activeMember()), await withPasskey(await activeMember())];
    expect(await remove({ ...someone, passkeyId: other.passkeyId })).toEqual({ kind: 'not-found' });
    expect(await countOf('passkeys', other.account.id)).toBe(1);
  });

  test('too-many-attempts: additions counted too', async () => {
    const someone = await withPasskey(await activeMember());
    await query("update throttles set tokens = 0 where key = sha256('changes of passkeys'::bytea || uuid_send($1))", [
      someone.account.id,
    ]);
    const wait = { kind: 'too-many-attempts', retryAfterSeconds: expect.any(Number) };
    expect(await remove(someone)).toEqual(wait);
  });
});

test('a deactivation removes every passkey, and its undo brings them back', async () => {
  const someone = await withPasskey(await passkeyMember());
  const { session } = someone;
  expect(await system.beginDeactivation({ session, requestedFrom })).toMatchObject({ kind: 'sent' });
  const code = await system.newestCode(someone.account.email);
  expect(await system.confirmDeactivation({ session, code, requestedFrom })).toMatchObject({ kind: 'deactivated' });
  await settled();
  expect(await countOf('passkeys', someone.account.id)).toBe(0);
  const token = await system.newestUndoToken(someone.account.email, 'deactivated');
  expect(await system.undoChange({ token, requestedFrom })).toMatchObject({ kind: 'undone' });
  expect(await countOf('passkeys', someone.account.id)).toBe(2);
  expect(await signInBy(someone)).toMatchObject({ kind: 'signed-in' });
  await settled();
});
