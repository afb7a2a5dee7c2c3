import { afterAll, describe, expect, test } from 'vitest';
import { stepNow } from '../testing/authenticator-app.ts';
import type { Browser } from '../testing/browser.ts';
import { beginActivation } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
const replica = await bff.replica();
afterAll(() => bff.close());

const VERIFY = '/api/sign-in/challenge/verify';
const CONFIRM_ACTIVATION = '/api/two-factor/activation/confirm';
const CONFIRM_DEACTIVATION = '/api/two-factor/deactivation/confirm';

const statusOf = async (browser: Browser) => (await browser.get('/api/session')).status;
const copyOf = (browser: Browser) => browser.copy(replica.app);

async function deactivate(browser: Browser, email: string) {
  await browser.post('/api/two-factor/deactivation');
  const answer = await browser.post(CONFIRM_DEACTIVATION, { code: await bff.inbox.newestCode(email) });
  expect(answer.status).toBe(200);
}

describe('SEC-54, SEC-23, SEC-64 an activation, on another replica at the next request', () => {
  test('ends every other session of the account', async () => {
    const { account, browser } = await bff.member();
    const others = [await bff.enterPassword(account), await bff.enterPassword(account)];
    const elsewhere = others.map((other) => other.through(replica.app));
    for (const other of elsewhere) expect(await statusOf(other)).toBe(200);
    await bff.activate(browser);
    for (const other of elsewhere) expect(await statusOf(other)).toBe(401);
    expect(await statusOf(browser)).toBe(200);
  });

  test('SEC-24 gives its own session another token; the old one is dead', async () => {
    const { browser } = await bff.member();
    const before = copyOf(browser);
    await bff.activate(browser);
    expect(await statusOf(before)).toBe(401);
    expect(await statusOf(browser.through(replica.app))).toBe(200);
  });

  test('leaves the sessions of other accounts alone', async () => {
    const [ann, bob] = [await bff.member(), await bff.member()];
    await bff.activate(ann.browser);
    expect(await statusOf(bob.browser)).toBe(200);
  });

  test('makes worthless a session that was begun with the account as it was before', async () => {
    const { account, browser } = await bff.member();
    const late = copyOf(browser);
    await bff.activate(browser);
    await bff.query(
      `insert into sessions (id, token_hash, account_id, amr, security_epoch, expires_at)
      select gen_random_uuid(), sha256(convert_to($2, 'UTF8')), id, '{pwd}', security_epoch - 1, now() + interval '1 day'
      from accounts where id = $1`,
      [account.id, late.cookies.get('__Host-sid')],
    );
    expect(await statusOf(late)).toBe(401);
  });
});

describe('SEC-53, SEC-23, SEC-64 a deactivation, on another replica at the next request', () => {
  test('ends every other session, and gives its own another token', async () => {
    const ann = await bff.activeMember();
    const other = (await bff.signInWithApp(ann)).through(replica.app);
    const before = copyOf(ann.browser);
    expect(await statusOf(other)).toBe(200);
    await deactivate(ann.browser, ann.account.email);
    expect(await statusOf(other)).toBe(401);
    expect(await statusOf(before)).toBe(401);
    expect(await statusOf(ann.browser.through(replica.app))).toBe(200);
  });

  test('ends the open challenges, which no right code answers any more', async () => {
    const ann = await bff.activeMember();
    const challenged = (await bff.enterPassword(ann.account)).through(replica.app);
    const code = await bff.freshCode(ann);
    await deactivate(ann.browser, ann.account.email);
    expect((await challenged.get('/api/sign-in/challenge')).status).toBe(410);
    expect((await challenged.post(VERIFY, { factor: 'authenticator', code })).status).toBe(410);
    expect((await challenged.post('/api/sign-in/challenge/email-code')).status).toBe(410);
  });
});

describe('SEC-23 the epoch is compared at use: what is left over from an older one does not count', () => {
  const olderEpoch = (table: string, accountId: string) =>
    bff.query(`update ${table} set security_epoch = security_epoch - 1 where account_id = $1`, [accountId]);

  test('a session', async () => {
    const { account, browser } = await bff.member();
    await olderEpoch('sessions', account.id);
    expect(await statusOf(browser)).toBe(401);
  });

  test('a challenge, for reading, mailing or answering', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    await browser.post('/api/sign-in/challenge/email-code');
    const mailed = await bff.inbox.newestCode(ann.account.email);
    await olderEpoch('challenges', ann.account.id);
    const code = await bff.freshCode(ann);
    expect((await browser.get('/api/sign-in/challenge')).status).toBe(410);
    expect((await browser.post('/api/sign-in/challenge/email-code')).status).toBe(410);
    expect((await browser.post(VERIFY, { factor: 'authenticator', code })).status).toBe(410);
    expect((await browser.post(VERIFY, { factor: 'email', code: mailed })).status).toBe(410);
  });

  test('a deactivation', async () => {
    const ann = await bff.activeMember();
    await ann.browser.post('/api/two-factor/deactivation');
    const code = await bff.inbox.newestCode(ann.account.email);
    await olderEpoch('challenges', ann.account.id);
    expect((await ann.browser.post(CONFIRM_DEACTIVATION, { code })).status).toBe(410);
  });

  test('a pending activation', async () => {
    const { account, browser } = await bff.member();
    const app = await beginActivation(browser);
    await olderEpoch('pending_activations', account.id);
    expect((await browser.get('/api/two-factor/activation')).status).toBe(404);
    expect((await browser.post(CONFIRM_ACTIVATION, { code: app.codeAt(stepNow()) })).status).toBe(409);
  });
});

test('SEC-54 a pending activation of another session ends with the activation', async () => {
  const { account, browser } = await bff.member();
  const other = await bff.enterPassword(account);
  await bff.activate(browser);
  expect((await other.get('/api/two-factor/activation')).status).toBe(401);
  expect(await bff.query('select 1 from pending_activations where account_id = $1', [account.id])).toEqual([]);
});
