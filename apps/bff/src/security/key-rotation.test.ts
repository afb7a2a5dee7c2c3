import { randomBytes } from 'node:crypto';
import type { KeyringEntry } from '@countersign/crypto';
import { openTransaction } from '@countersign/database/testing';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { composeKeys } from '../composition-of-commands.ts';
import { stepNow } from '../testing/authenticator-app.ts';
import type { App } from '../testing/browser.ts';
import { type Account, type ActiveMember, beginActivation, type Member } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const key = (id: string): KeyringEntry => ({ id, key: new Uint8Array(randomBytes(32)) });
const [older, newer] = [key('older'), key('newer')];

const VERIFY = '/api/sign-in/challenge/verify';
const PENDING = '/api/two-factor/activation';
const CONFIRM = '/api/two-factor/activation/confirm';

/** The replica at which the rotation is complete; beside it one that it has not reached, and one in the middle of it. */
const bff = await startBff({ keyring: [newer, older] });
afterAll(() => bff.close());
const before = await bff.replica({ keyring: [older] });
const between = await bff.replica({ keyring: [older, newer] });
const after = await bff.replica({ keyring: [newer] });

type Table = 'authenticators' | 'pending_activations';

interface Row {
  key_id: string;
  sealed_secret: Buffer;
}

async function rowOf(table: Table, { id }: Account): Promise<Row> {
  const [row] = await bff.query<Row>(`select key_id, sealed_secret from ${table} where account_id = $1`, [id]);
  if (!row) throw new Error(`There is no row of it in ${table}.`);
  return row;
}

async function activeUnderOlder(): Promise<ActiveMember> {
  const { account, browser } = await bff.member();
  const app = await bff.activate(browser.through(before.app));
  expect((await rowOf('authenticators', account)).key_id).toBe('older');
  return { account, browser, app };
}

async function pendingUnderOlder(): Promise<Member & { app: ActiveMember['app'] }> {
  const { account, browser } = await bff.member();
  const app = await beginActivation(browser.through(before.app));
  expect((await rowOf('pending_activations', account)).key_id).toBe('older');
  return { account, browser, app };
}

/** A code at the second step, of a sign-in that any replica began. */
async function verify(ann: ActiveMember, app: App, code: string) {
  const browser = (await bff.enterPassword(ann.account)).through(app);
  const answer = await browser.post(VERIFY, { factor: 'authenticator', code });
  await bff.settled();
  return answer;
}

describe('SEC-35 a secret that opens under an older key is sealed with the newest', () => {
  test('by a right code, and opens from then on without the older', async () => {
    const ann = await activeUnderOlder();
    expect((await verify(ann, bff.app, await bff.freshCode(ann))).status).toBe(200);
    expect((await rowOf('authenticators', ann.account)).key_id).toBe('newer');
    expect((await verify(ann, after.app, await bff.freshCode(ann))).status).toBe(200);
  });

  test('by a wrong code too, and once', async () => {
    const ann = await activeUnderOlder();
    expect((await verify(ann, bff.app, ann.app.wrongCode())).status).toBe(422);
    const resealed = await rowOf('authenticators', ann.account);
    expect(resealed.key_id).toBe('newer');
    expect((await verify(ann, bff.app, ann.app.wrongCode())).status).toBe(422);
    expect(await rowOf('authenticators', ann.account)).toEqual(resealed);
  });

  test('by a reload of the wizard', async () => {
    const { account, app, browser } = await pendingUnderOlder();
    expect((await browser.get(PENDING)).body).toMatchObject({ textKey: app.textKey });
    await bff.settled();
    expect((await rowOf('pending_activations', account)).key_id).toBe('newer');
    expect((await browser.through(after.app).get(PENDING)).body).toMatchObject({ textKey: app.textKey });
  });

  test('by a wrong code of an activation', async () => {
    const { account, app, browser } = await pendingUnderOlder();
    expect((await browser.post(CONFIRM, { code: app.wrongCode() })).status).toBe(422);
    await bff.settled();
    expect((await rowOf('pending_activations', account)).key_id).toBe('newer');
    expect((await browser.post(CONFIRM, { code: app.codeAt(stepNow()) })).status).toBe(200);
  });

  test('by the right one, in the row that the activation made', async () => {
    const { account, app, browser } = await pendingUnderOlder();
    expect((await browser.post(CONFIRM, { code: app.codeAt(stepNow()) })).status).toBe(200);
    await bff.settled();
    expect((await rowOf('authenticators', account)).key_id).toBe('newer');
    expect(
      (await verify({ account, app, browser }, after.app, await bff.freshCode({ account, app, browser }))).status,
    ).toBe(200);
  });

  test('but not by an emailed code, which opens no secret', async () => {
    const ann = await activeUnderOlder();
    const browser = await bff.enterPassword(ann.account);
    await browser.post('/api/sign-in/challenge/email-code');
    const code = await bff.inbox.newestCode(ann.account.email);
    expect((await browser.post(VERIFY, { factor: 'email', code })).status).toBe(200);
    await bff.settled();
    expect((await rowOf('authenticators', ann.account)).key_id).toBe('older');
  });
});

describe('SEC-35 while a rotation reaches one replica after the other', () => {
  test('one that knows the newest key opens what it sealed, whichever it seals with itself', async () => {
    const ann = await bff.activeMember();
    expect((await rowOf('authenticators', ann.account)).key_id).toBe('newer');
    expect((await verify(ann, between.app, await bff.freshCode(ann))).status).toBe(200);
    await between.settled();
    expect((await verify(ann, bff.app, await bff.freshCode(ann))).status).toBe(200);
    expect((await rowOf('authenticators', ann.account)).key_id).toBe('newer');
  });

  test('one that does not answers 503, and leaves the row to those that do', async () => {
    const ann = await bff.activeMember();
    const row = await rowOf('authenticators', ann.account);
    expect(await verify(ann, before.app, await bff.freshCode(ann))).toMatchObject({ status: 503, cookies: [] });
    await before.settled();
    expect(await rowOf('authenticators', ann.account)).toEqual(row);
    expect((await verify(ann, bff.app, await bff.freshCode(ann))).status).toBe(200);
  });

  test('an emailed code whose key is gone is wrong, and the next one right', async () => {
    const ann = await bff.activeMember();
    const browser = (await bff.enterPassword(ann.account)).through(before.app);
    await browser.post('/api/sign-in/challenge/email-code');
    const [code, later] = [await bff.inbox.newestCode(ann.account.email), browser.through(after.app)];
    expect((await later.post(VERIFY, { factor: 'email', code })).status).toBe(422);
    await bff.age(ann.account, 'email_codes.sent_at', 60);
    expect((await later.post('/api/sign-in/challenge/email-code')).status).toBe(202);
    const next = await bff.inbox.newestCode(ann.account.email);
    expect((await later.post(VERIFY, { factor: 'email', code: next })).status).toBe(200);
  });
});

test('a rotation also takes what a replica seals with an older key meanwhile', async () => {
  await activeUnderOlder();
  const { reportKeys, rotateKeys } = composeKeys({ database: bff.database, keyring: bff.keyring });
  const rotation = rotateKeys();
  const { value: begun } = await rotation.next();
  await activeUnderOlder();
  const total = begun?.total ?? 0;
  expect(total).toBeGreaterThan(0);
  // Its secret, and the key of its recovery codes.
  const all = { seen: total + 2, total: total + 2, resealed: total + 2, unreadable: 0 };
  expect(await rotation.next()).toEqual({ done: false, value: all });
  expect(await rotation.next()).toEqual({ done: true, value: undefined });
  expect(await reportKeys()).toMatchObject([
    { keyId: 'newer', standing: 'newest' },
    { keyId: 'older', standing: 'older', authenticators: 0, pendingActivations: 0 },
  ]);
});

test('a sign-in is answered before its secret is sealed anew', async () => {
  const ann = await activeUnderOlder();
  await bff.query(`create function wait() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock(1); return new; end $$`);
  await bff.query('create trigger wait before update of key_id on authenticators for each row execute function wait()');
  const browser = await bff.enterPassword(ann.account);
  const code = await bff.freshCode(ann);
  const [database] = await bff.query<{ name: string }>('select current_database() as name');
  const url = Object.assign(new URL(inject('postgresUrl')), { pathname: `/${database?.name}` }).href;
  const release = await openTransaction(url, 'select pg_advisory_xact_lock(1)');
  expect((await browser.post(VERIFY, { factor: 'authenticator', code })).status).toBe(200);
  expect((await rowOf('authenticators', ann.account)).key_id).toBe('older');
  await release();
  await bff.settled();
  expect(bff.log.join()).not.toContain('background work failed');
  expect((await rowOf('authenticators', ann.account)).key_id).toBe('newer');
  await bff.query('drop trigger wait on authenticators');
});

test('a sign-in is answered though its secret cannot be sealed anew, which is logged and left for the next', async () => {
  const ann = await activeUnderOlder();
  await bff.query(`create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$`);
  await bff.query(
    'create trigger refuse before update of key_id on authenticators for each row execute function refuse()',
  );
  expect((await verify(ann, bff.app, await bff.freshCode(ann))).status).toBe(200);
  expect(bff.log.filter((line) => line.includes('background work failed'))).toHaveLength(1);
  await bff.query('drop trigger refuse on authenticators');
  expect((await rowOf('authenticators', ann.account)).key_id).toBe('older');
  expect((await verify(ann, bff.app, await bff.freshCode(ann))).status).toBe(200);
  expect((await rowOf('authenticators', ann.account)).key_id).toBe('newer');
});
