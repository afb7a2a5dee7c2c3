import { afterAll, describe, expect, test } from 'vitest';
import { passkeyLimits } from '../../rules/limits.ts';
import { createTestSystem } from '../../testing/create-test-system.ts';
import { newAuthenticator, passkeysAt } from '../../testing/passkeys.ts';
import { type Member, requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, addPasskey, countOf, listPasskeys, mails, member, query, settled, signedIn } = system;
const { made, signInBy, withPasskey } = passkeysAt(system);

const add = (
  { browserToken, session }: Pick<Member, 'browserToken' | 'session'>,
  { credential }: Pick<Awaited<ReturnType<typeof made>>, 'credential'>,
) => addPasskey({ session, browserToken, credential, name: 'A key', requestedFrom });

describe('SEC-53 an added passkey', () => {
  test('signs in from then on, and the other sessions and challenges end', async () => {
    const someone = await activeMember();
    await signedIn(someone.account);
    await system.challenged(someone);
    const added = await withPasskey(someone);
    expect(await system.findSession(someone.sessionToken)).toBeNull();
    expect(await countOf('sessions', someone.account.id)).toBe(1);
    expect(await countOf('challenges', someone.account.id)).toBe(0);
    expect(added.session.amr).toEqual(['pwd', 'otp']);
    expect(await listPasskeys(someone.account.id)).toMatchObject({
      passkeys: [{ name: 'A key', isSynced: false, lastUsedAt: null }],
    });
    expect(await signInBy(added)).toMatchObject({ kind: 'signed-in', amr: ['pwd', 'user', 'hwk'] });
    expect(await listPasskeys(someone.account.id)).toMatchObject({ passkeys: [{ lastUsedAt: expect.any(Date) }] });
    await settled();
  });

  test('is told to the owner with a link that removes it, and leaves the one before it', async () => {
    const first = await withPasskey(await activeMember(), {}, 'First');
    const second = await withPasskey(first, {}, 'Second');
    const mail = (await mails(first.account.email)).at(-1);
    expect(mail?.subject).toBe('A passkey was added on Mini Program Platform');
    const token = await system.newestUndoToken(first.account.email, 'passkey-added');
    expect(await system.undoChange({ token, requestedFrom })).toMatchObject({ kind: 'undone' });
    expect(await listPasskeys(first.account.id)).toMatchObject({ passkeys: [{ name: 'First' }] });
    expect(await signInBy(first)).toMatchObject({ kind: 'signed-in' });
    expect(await signInBy(second)).toMatchObject({ kind: 'wrong-code' });
    await settled();
  });

  test('stands beside others, synced or bound to one device', async () => {
    const someone = await withPasskey(await withPasskey(await activeMember()), { isSynced: true }, 'Synced');
    expect(await listPasskeys(someone.account.id)).toMatchObject({
      passkeys: [{ isSynced: false }, { isSynced: true }],
    });
    const status = await system.readTwoFactorStatus(someone.account.id);
    expect(status?.factors).toEqual(['passkey', 'authenticator', 'email', 'recovery-code']);
  });
});

describe('SEC-90 nothing is kept', () => {
  test('factor-required: by a session that a mailbox proved, which the statement refuses by itself too', async () => {
    const someone = await activeMember();
    const own = await made(someone);
    await query("update sessions set amr = '{pwd,email}' where account_id = $1", [someone.account.id]);
    const session = await system.sessionOf(someone.sessionToken);
    expect(await add({ ...someone, session }, own)).toEqual({ kind: 'factor-required' });
    const past = { ...someone, session: { ...session, amr: ['pwd', 'otp'] as const } };
    expect(await add(past, own)).toEqual({ kind: 'passkey-refused' });
    expect(await countOf('passkeys', someone.account.id)).toBe(0);
  });

  test('not-active: where nothing is active it would be an activation, without recovery codes', async () => {
    const someone = await member();
    const own = await made(someone);
    expect(await add(someone, own)).toEqual({ kind: 'not-active' });
    await query('update passkey_ceremonies set expires_at = now() where session_id = $1', [someone.session.id]);
    expect(await add(someone, own)).toEqual({ kind: 'not-active' });
    await query("update sessions set amr = '{pwd,otp}' where account_id = $1", [someone.account.id]);
    expect(await add({ ...someone, session: await system.sessionOf(someone.sessionToken) }, own)).toEqual({
      kind: 'not-active',
    });
    expect(await countOf('passkeys', someone.account.id)).toBe(0);
  });

  test('passkey-refused: what was asked is signed once, in five minutes, and by the session that was asked', async () => {
    const someone = await activeMember();
    const first = await made(someone);
    const second = await made(someone);
    expect(await add(someone, first)).toEqual({ kind: 'passkey-refused' });
    await query("update passkey_ceremonies set expires_at = now() - interval '1 second'");
    expect(await add(someone, second)).toEqual({ kind: 'passkey-refused' });
    const [{ secondsLeft = 0 } = {}] = await (async () => {
      await made(someone);
      return query<{ secondsLeft: number }>(
        `select extract(epoch from expires_at - now())::int as "secondsLeft" from passkey_ceremonies where session_id = $1`,
        [someone.session.id],
      );
    })();
    expect(secondsLeft).toBeGreaterThan(passkeyLimits.timeToLive - 30);
    expect(secondsLeft).toBeLessThanOrEqual(passkeyLimits.timeToLive);
    const other = await activeMember();
    const elsewhere = await made(other);
    expect(await add(someone, elsewhere)).toEqual({ kind: 'passkey-refused' });
    expect(await countOf('passkeys', someone.account.id)).toBe(0);
  });

  test.each([
    ['another origin', { origin: 'https://console.example.org' }],
    ['another relying party', { rpId: 'example.com' }],
    ['the signature of a sign-in', { type: 'webauthn.get' }],
    ['nobody at the device', { flags: 0x40 }],
  ])('passkey-refused: %s', async (_, forgery) => {
    const someone = await activeMember();
    const forged = await made(someone, newAuthenticator(), forgery);
    expect(await add(someone, forged)).toEqual({ kind: 'passkey-refused' });
  });

  test('passkey-taken: it belongs to one account, and is that of one member once', async () => {
    const someone = await withPasskey(await activeMember());
    const { authenticator } = someone;
    const again = { credential: authenticator.credentials[0] };
    expect(await add(someone, await made(someone, authenticator, again))).toEqual({ kind: 'passkey-taken' });
    const other = await activeMember();
    expect(await add(other, await made(other, authenticator, again))).toEqual({ kind: 'passkey-taken' });
    expect(await countOf('passkeys', other.account.id)).toBe(0);
  });

  test('of two additions at once one wins', async () => {
    const someone = await activeMember();
    const own = await made(someone);
    const both = await Promise.all([1, 2].map(() => add(someone, own)));
    await settled();
    expect(both.filter(({ kind }) => kind === 'added')).toHaveLength(1);
    expect(await countOf('passkeys', someone.account.id)).toBe(1);
  });

  test('too-many-attempts: each has to be undone by itself, so only so many are changed in a day', async () => {
    const someone = await activeMember();
    const own = await made(someone);
    await query(
      "insert into throttles (key, tokens) values (sha256('changes of passkeys'::bytea || uuid_send($1)), 0)",
      [someone.account.id],
    );
    const wait = { kind: 'too-many-attempts', retryAfterSeconds: expect.any(Number) };
    expect(await add(someone, own)).toEqual(wait);
    expect(await countOf('passkeys', someone.account.id)).toBe(0);
  });

  test('a registration that was asked while there was room does not make one too many', async () => {
    const someone = await activeMember();
    const own = await made(someone);
    await query(
      `insert into passkeys (id, account_id, credential_id, public_key, counter, is_synced, transports, name)
       select gen_random_uuid(), $1::uuid, decode(md5($1::text || n), 'hex'), 'x', 0, false, '{}', 'A key'
       from generate_series(1, $2::int) n`,
      [someone.account.id, passkeyLimits.perAccount],
    );
    expect(await add(someone, own)).toEqual({ kind: 'passkey-refused' });
    expect(await countOf('passkeys', someone.account.id)).toBe(passkeyLimits.perAccount);
  });
});
