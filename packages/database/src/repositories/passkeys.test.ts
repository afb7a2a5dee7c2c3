import { randomBytes } from 'node:crypto';
import { type ActingSession, passkeyLimits } from '@countersign/two-factor';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { emptyTestDatabase } from '../testing/index.ts';
import { noAttempt } from '../testing/no-attempt.ts';
import { someBrowser } from '../testing/some-browser.ts';
import { someLinkedNotice } from '../testing/some-linked-notice.ts';
import { someRequest as requestedFrom } from '../testing/some-request.ts';
import { createAccounts } from './accounts.ts';
import { createPasskeys } from './passkeys.ts';
import { createSessions } from './sessions.ts';

const database = await emptyTestDatabase(inject('postgresUrl'));
afterAll(() => database.close());
const passkeys = createPasskeys(database.sql);

const id = () => crypto.randomUUID();
const bytes = () => new Uint8Array(randomBytes(32));

/** A session that has proved an authenticator. */
async function signedIn(accountId: string): Promise<ActingSession> {
  const sessionId = id();
  await createSessions(database.sql).startWithPassword({
    session: { id: sessionId, tokenHash: bytes(), amr: ['pwd', 'otp'], replaces: null },
    accountId,
    securityEpoch: 0,
    browser: someBrowser(),
    attempt: noAttempt,
    noticeId: id(),
    requestedFrom,
  });
  return { id: sessionId, accountId, securityEpoch: 0 };
}

async function activeAccount(): Promise<string> {
  const accountId = id();
  await createAccounts(database.sql).add({ id: accountId, email: `${accountId}@example.com`, passwordHash: 'x' });
  await database.query(
    "insert into authenticators (id, account_id, sealed_secret, key_id, last_step) values ($1, $2, 'x', 'k', 100)",
    [id(), accountId],
  );
  return accountId;
}

/** What the session is asked to sign from now on. */
async function askedOf(session: ActingSession): Promise<Uint8Array> {
  const challenge = bytes();
  expect(await passkeys.beginRegistration({ session, challenge })).not.toBeNull();
  return challenge;
}

const add = (session: ActingSession, challenge: Uint8Array) =>
  passkeys.add({
    session,
    challenge,
    passkey: {
      id: id(),
      credentialId: bytes(),
      publicKey: bytes(),
      counter: 0,
      isSynced: false,
      isUserVerified: true,
      transports: [],
      name: 'A key',
    },
    tokenHash: bytes(),
    browserTokenHash: bytes(),
    notice: someLinkedNotice(),
    requestedFrom,
  });

const countOf = async ({ accountId }: ActingSession) =>
  (await database.query('select 1 from passkeys where account_id = $1', [accountId])).length;

const added = { kind: 'added', browserId: expect.any(String) };
const gone = { kind: 'ceremony-gone' };

describe('SEC-90 whatever was read before, the statement keeps a passkey only by what its session is asked to sign', () => {
  test('not by what another session of the account is asked, nor one of another account: it stays theirs', async () => {
    const accountId = await activeAccount();
    const session = await signedIn(accountId);
    for (const other of [await signedIn(accountId), await signedIn(await activeAccount())]) {
      const theirs = await askedOf(other);
      expect(await add(session, theirs)).toEqual(gone);
      await askedOf(session);
      expect(await add(session, theirs)).toEqual(gone);
      expect(await passkeys.findRegistration(other)).toMatchObject({ challenge: Buffer.from(theirs) });
    }
    expect(await countOf(session)).toBe(0);
    expect(await add(session, await askedOf(session))).toEqual(added);
  });

  test('not by what it was asked before, nor once it has expired', async () => {
    const session = await signedIn(await activeAccount());
    const before = await askedOf(session);
    const now = await askedOf(session);
    expect(await add(session, before)).toEqual(gone);
    await database.query('update passkey_ceremonies set expires_at = now() where session_id = $1', [session.id]);
    expect(await add(session, now)).toEqual(gone);
    expect(await countOf(session)).toBe(0);
  });
});

test(`the statement keeps ${passkeyLimits.perAccount} at most, though each was asked for while there was room`, async () => {
  const session = await signedIn(await activeAccount());
  const asked = await askedOf(session);
  const fill = (count: number) =>
    database.query(
      `insert into passkeys (id, account_id, credential_id, public_key, counter, is_synced, transports, name)
       select gen_random_uuid(), $1::uuid, uuid_send(gen_random_uuid()), 'x', 0, false, '{}', 'A key'
       from generate_series(1, $2::int)`,
      [session.accountId, count],
    );
  await fill(passkeyLimits.perAccount);
  expect(await add(session, asked)).toEqual(gone);
  expect(await countOf(session)).toBe(passkeyLimits.perAccount);
  await database.query('delete from passkeys where id in (select id from passkeys where account_id = $1 limit 1)', [
    session.accountId,
  ]);
  expect(await add(session, await askedOf(session))).toEqual(added);
  expect(await countOf(session)).toBe(passkeyLimits.perAccount);
});
