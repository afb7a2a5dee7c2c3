import { randomBytes } from 'node:crypto';
import type { Evidence } from '@countersign/two-factor';
import pg from 'pg';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { emptyTestDatabase } from '../testing/index.ts';
import { noAttempt } from '../testing/no-attempt.ts';
import { someBrowser } from '../testing/some-browser.ts';
import { someLinkedNotice } from '../testing/some-linked-notice.ts';
import { someRequest } from '../testing/some-request.ts';
import { untilSomebodyWaits } from '../testing/until-somebody-waits.ts';
import { createAccounts } from './accounts.ts';
import { createActivations } from './activations.ts';
import { createDeactivations } from './deactivations.ts';
import { createMoves } from './moves.ts';
import { createSessions } from './sessions.ts';

const database = await emptyTestDatabase(inject('postgresUrl'));
afterAll(() => database.close());
const activations = createActivations(database.sql);
const deactivations = createDeactivations(database.sql);

const requestedFrom = someRequest;
const id = () => crypto.randomUUID();
const hash = () => new Uint8Array(randomBytes(32));

async function signedIn() {
  const [accountId, sessionId] = [id(), id()];
  await createAccounts(database.sql).add({ id: accountId, email: `${accountId}@example.com`, passwordHash: 'x' });
  await createSessions(database.sql).startWithPassword({
    session: { id: sessionId, tokenHash: hash(), amr: ['pwd'], replaces: null },
    accountId,
    securityEpoch: 0,
    browser: someBrowser(),
    attempt: noAttempt,
    noticeId: id(),
    requestedFrom,
  });
  return { id: sessionId, accountId, securityEpoch: 0 };
}

type Session = Awaited<ReturnType<typeof signedIn>>;

async function pendingOf(session: Session) {
  const authenticatorId = id();
  await activations.begin({ session, authenticatorId, secret: { keyId: 'k', sealed: hash() }, requestedFrom });
  return authenticatorId;
}

/** A session of an account with an authenticator, and the code that it was mailed to deactivate. */
async function deactivating() {
  const session = await signedIn();
  const [challengeId, mac] = [id(), hash()];
  await database.query(
    "insert into authenticators (id, account_id, sealed_secret, key_id, last_step) values ($1, $2, 'x', 'k', 100)",
    [id(), session.accountId],
  );
  await deactivations.open({ challengeId, session, requestedFrom });
  await database.query(
    "insert into email_codes (challenge_id, mac, key_id, sends_left, expires_at) values ($1, $2, 'k', 2, now() + interval '1 minute')",
    [challengeId, Buffer.from(mac)],
  );
  return { session, challengeId, evidence: { factor: 'email' as const, mac } };
}

const anotherChangeOf = ({ accountId }: Session) =>
  database.query('update accounts set security_epoch = security_epoch + 1 where id = $1', [accountId]);

async function authenticatorsOf({ accountId }: Session) {
  return (await database.query('select 1 from authenticators where account_id = $1', [accountId])).length;
}

const someRecoveryCodes = () => ({ id: id(), key: { keyId: 'k', sealed: hash() }, macs: [hash(), hash()] });

describe('SEC-59 of two changes of factors at once only the first is made', () => {
  test('an activation that was charged before another change does nothing after it', async () => {
    const session = await signedIn();
    const authenticatorId = await pendingOf(session);
    await anotherChangeOf(session);
    expect(
      await activations.confirm({
        session,
        authenticatorId,
        step: 1,
        recoveryCodes: someRecoveryCodes(),
        tokenHash: hash(),
        browserTokenHash: hash(),
        notice: someLinkedNotice(),
        requestedFrom,
      }),
    ).toBeNull();
    expect(await authenticatorsOf(session)).toBe(0);
  });

  test('nor does a deactivation', async () => {
    const { session, ...proof } = await deactivating();
    await anotherChangeOf(session);
    expect(
      await deactivations.confirm({
        session,
        ...proof,
        tokenHash: hash(),
        notice: someLinkedNotice(),
        requestedFrom,
      }),
    ).toBe(false);
    expect(await authenticatorsOf(session)).toBe(1);
  });

  test('while nothing else changes, each is made', async () => {
    const session = await signedIn();
    const authenticatorId = await pendingOf(session);
    expect(
      await activations.confirm({
        session,
        authenticatorId,
        step: 1,
        recoveryCodes: someRecoveryCodes(),
        tokenHash: hash(),
        browserTokenHash: hash(),
        notice: someLinkedNotice(),
        requestedFrom,
      }),
    ).not.toBeNull();
    expect(await authenticatorsOf(session)).toBe(1);

    const { session: other, ...proof } = await deactivating();
    expect(
      await deactivations.confirm({
        session: other,
        ...proof,
        tokenHash: hash(),
        notice: someLinkedNotice(),
        requestedFrom,
      }),
    ).toBe(true);
    expect(await authenticatorsOf(other)).toBe(0);
  });
});

describe('SEC-31 an activation is confirmed by its own session and with its own secret', () => {
  test('not by another session of the account', async () => {
    const session = await signedIn();
    const authenticatorId = await pendingOf(session);
    const other = { ...session, id: id() };
    expect(
      await activations.confirm({
        session: other,
        authenticatorId,
        step: 1,
        recoveryCodes: someRecoveryCodes(),
        tokenHash: hash(),
        browserTokenHash: hash(),
        notice: someLinkedNotice(),
        requestedFrom,
      }),
    ).toBeNull();
    expect(await activations.find(session)).toMatchObject({ authenticatorId });
  });

  test('nor is what began as a move, nor a move what began as an activation', async () => {
    const session = await signedIn();
    const authenticatorId = await pendingOf(session);
    const proof = { session, authenticatorId, step: 1, tokenHash: hash(), browserTokenHash: hash() };
    await database.query("update sessions set amr = '{pwd,otp}' where id = $1", [session.id]);
    const told = { notice: someLinkedNotice(), requestedFrom };
    expect(await createMoves(database.sql).confirm({ ...proof, ...told })).toBeNull();
    await database.query('update pending_activations set replaces = $2 where session_id = $1', [session.id, id()]);
    expect(await activations.confirm({ ...proof, ...told, recoveryCodes: someRecoveryCodes() })).toBeNull();
    expect(await authenticatorsOf(session)).toBe(0);
  });

  test('not once it was begun anew', async () => {
    const session = await signedIn();
    const [first, second] = [await pendingOf(session), await pendingOf(session)];
    expect(
      await activations.confirm({
        session,
        authenticatorId: first,
        step: 1,
        recoveryCodes: someRecoveryCodes(),
        tokenHash: hash(),
        browserTokenHash: hash(),
        notice: someLinkedNotice(),
        requestedFrom,
      }),
    ).toBeNull();
    expect(await activations.find(session)).toMatchObject({ authenticatorId: second });
  });
});

describe('SEC-51 a deactivation is confirmed by its own session and with its own code', () => {
  test.each<[string, { sessionId?: string; challengeId?: string; evidence?: Evidence<'email'> }]>([
    ['another session', { sessionId: id() }],
    ['another challenge', { challengeId: id() }],
    ['another code', { evidence: { factor: 'email', mac: hash() } }],
  ])('not with %s', async (_, { sessionId, ...wrong }) => {
    const { session, ...proof } = await deactivating();
    const by = { ...session, id: sessionId ?? session.id };
    expect(
      await deactivations.confirm({
        session: by,
        ...proof,
        ...wrong,
        tokenHash: hash(),
        notice: someLinkedNotice(),
        requestedFrom,
      }),
    ).toBe(false);
    expect(await authenticatorsOf(session)).toBe(1);
  });
});

describe('SEC-59 what is begun while its session ends is not begun, and is no error', () => {
  /** Somebody else ends the session first, and has not finished when `act` comes. */
  async function whileItEnds<Outcome>(session: Session, act: () => Promise<Outcome>): Promise<Outcome> {
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    await other.query('begin');
    await other.query('delete from sessions where id = $1', [session.id]);
    const acting = act();
    await untilSomebodyWaits(database);
    await other.query('commit');
    await other.end();
    return acting;
  }

  test('an activation', async () => {
    const session = await signedIn();
    const secret = { keyId: 'k', sealed: hash() };
    const begun = () => activations.begin({ session, authenticatorId: id(), secret, requestedFrom });
    expect(await whileItEnds(session, begun)).toBeNull();
  });

  test('a new proof of the password', async () => {
    const { accountId, id: sessionId } = await signedIn();
    const renewal = { sessionId, tokenHash: hash(), attempt: noAttempt, requestedFrom };
    const renew = () => createSessions(database.sql).renew(renewal);
    expect(await whileItEnds({ id: sessionId, accountId, securityEpoch: 0 }, renew)).toBe(false);
    expect(await renew()).toBe(false);
  });

  test('a deactivation', async () => {
    const { session } = await deactivating();
    await database.query('delete from challenges where session_id = $1', [session.id]);
    const open = () => deactivations.open({ challengeId: id(), session, requestedFrom });
    expect(await whileItEnds(session, open)).toBeNull();
  });
});
