import { newRecoveryCodes, type PasskeyList, twoFactorStatus } from '@countersign/contract';
import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import { activateWithPasskey, addPasskey, made, newAuthenticator, PASSKEYS, signed } from '../../testing/passkeys.ts';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const ACTIVATE = '/api/two-factor/activation/passkey';
const EMAIL_CODES = '/api/two-factor/email-codes';
const VERIFY = '/api/sign-in/challenge/verify';

const mailOnly = (accountId: string) =>
  bff.query("update sessions set amr = '{pwd,email}' where account_id = $1", [accountId]);

const throttled = (accountId: string) =>
  bff.query(
    `insert into throttles (key, tokens) values (sha256('changes of passkeys'::bytea || uuid_send($1)), 0)
     on conflict (key) do update set tokens = 0`,
    [accountId],
  );

describe('POST /api/two-factor/activation/passkey', () => {
  test('→ 200, active with recovery codes, and the session goes on under a new token', async () => {
    const { account, browser } = await bff.member();
    const before = browser.copy();
    const { authenticator, body } = await activateWithPasskey(browser);
    const { recoveryCodes, twoFactor } = v.parse(newRecoveryCodes, body);
    expect(recoveryCodes).toHaveLength(10);
    expect(twoFactor).toMatchObject({
      hasPasskeys: true,
      acceptsEmailCodes: true,
      factors: ['passkey', 'email', 'recovery-code'],
    });
    expect((await browser.get('/api/two-factor')).body).toEqual(twoFactor);
    expect((await before.get('/api/session')).status).toBe(401);
    expect((await browser.get('/api/session')).body).toMatchObject({ session: { amr: ['pwd', 'user', 'hwk'] } });
    const elsewhere = await bff.enterPassword(account);
    expect((await elsewhere.post(VERIFY, await signed(elsewhere, authenticator))).status).toBe(200);
  });

  test('→ 409 already_active, 409 passkey_taken, 422 passkey_refused, 429 too_many_attempts', async () => {
    const active = await bff.activeMember();
    expect(await active.browser.post(ACTIVATE, await made(active.browser))).toMatchObject({
      status: 409,
      body: { code: 'already_active' },
    });
    const { authenticator } = await addPasskey(active.browser);
    const { account, browser } = await bff.member();
    const again = await made(browser, authenticator, { credential: authenticator.credentials[0] });
    expect(await browser.post(ACTIVATE, again)).toMatchObject({ status: 409, body: { code: 'passkey_taken' } });
    const forged = await made(browser, newAuthenticator(), { origin: 'https://console.example.org' });
    expect(await browser.post(ACTIVATE, forged)).toMatchObject({ status: 422, body: { code: 'passkey_refused' } });
    await throttled(account.id);
    expect(await browser.post(ACTIVATE, await made(browser))).toMatchObject({ status: 429 });
  });

  test('SEC-67 → 403 step_up_required, by an old proof', async () => {
    const { browser, account } = await bff.member();
    const body = await made(browser);
    await bff.query("update sessions set proved_at = now() - interval '11 minutes' where account_id = $1", [
      account.id,
    ]);
    for (const path of [ACTIVATE, PASSKEYS]) {
      expect(await browser.post(path, body)).toMatchObject({ status: 403, body: { code: 'step_up_required' } });
    }
    expect((await browser.post(`${PASSKEYS}/options`)).status).toBe(403);
  });
});

describe('/api/two-factor/passkeys', () => {
  test('GET → 200, none at first, then what was added; POST → 201', async () => {
    const { browser } = await bff.activeMember();
    expect(await browser.get(PASSKEYS)).toMatchObject({ status: 200, body: { passkeys: [], isOffered: true } });
    const { id } = await addPasskey(browser, { isSynced: true });
    const [passkey] = ((await browser.get(PASSKEYS)).body as PasskeyList).passkeys;
    expect(passkey).toEqual({ id, name: 'A key', isSynced: true, lastUsedAt: null, createdAt: expect.any(String) });
    expect((await browser.get('/api/session')).status).toBe(200);
  });

  test('POST → 409 not_active, 403 factor_required, 409 passkey_taken, 422 passkey_refused, 429 too_many_attempts', async () => {
    const inactive = await bff.member();
    expect(await inactive.browser.post(PASSKEYS, await made(inactive.browser))).toMatchObject({
      status: 409,
      body: { code: 'not_active' },
    });
    const { account, browser } = await bff.activeMember();
    const { authenticator } = await addPasskey(browser);
    const again = await made(browser, authenticator, { credential: authenticator.credentials[0] });
    expect(await browser.post(PASSKEYS, again)).toMatchObject({ status: 409, body: { code: 'passkey_taken' } });
    const forged = await made(browser, newAuthenticator(), { rpId: 'example.com' });
    expect(await browser.post(PASSKEYS, forged)).toMatchObject({ status: 422, body: { code: 'passkey_refused' } });
    const own = await made(browser);
    await throttled(account.id);
    expect(await browser.post(PASSKEYS, own)).toMatchObject({ status: 429, body: { code: 'too_many_attempts' } });
    await mailOnly(account.id);
    expect(await browser.post(PASSKEYS, own)).toMatchObject({ status: 403, body: { code: 'factor_required' } });
    expect((await browser.post(`${PASSKEYS}/options`)).status).toBe(403);
  });

  test.each([
    ['no name', { name: ' ' }],
    ['a name on two lines', { name: 'a\nkey' }],
    ['a long name', { name: 'x'.repeat(65) }],
    ['an extension', { credential: { clientExtensionResults: {} } }],
    ['no base64url', { credential: { id: 'a+b=' } }],
    ['a huge id', { credential: { id: 'a'.repeat(1_365) } }],
  ])('POST → 400 malformed: %s', async (_, change) => {
    const { browser } = await bff.activeMember();
    const body = await made(browser);
    const credential = { ...body.credential, ...(change as { credential?: object }).credential };
    const answer = await browser.post(PASSKEYS, { ...body, ...change, credential });
    expect(answer).toMatchObject({ status: 400, body: { code: 'malformed' } });
  });

  test('POST …/rename → 204, 404 not_found', async () => {
    const { browser } = await bff.activeMember();
    const { id } = await addPasskey(browser);
    const rename = `${PASSKEYS}/rename`;
    expect((await browser.post(rename, { id, name: '  Old laptop ' })).status).toBe(204);
    expect((await browser.get(PASSKEYS)).body).toMatchObject({ passkeys: [{ name: 'Old laptop' }] });
    const other = { id: crypto.randomUUID(), name: 'Another' };
    expect(await browser.post(rename, other)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  test('POST …/remove → 200, 404 not_found, 409 last_primary_factor, 403 factor_required', async () => {
    const { account, browser } = await bff.activeMember();
    const { id } = await addPasskey(browser);
    const remove = (each: string) => browser.post(`${PASSKEYS}/remove`, { id: each });
    expect(await remove(crypto.randomUUID())).toMatchObject({ status: 404 });
    expect(await remove(id)).toMatchObject({ status: 200, body: { passkeys: [] } });
    await mailOnly(account.id);
    expect(await remove(id)).toMatchObject({ status: 403, body: { code: 'factor_required' } });
    const only = await bff.member();
    await activateWithPasskey(only.browser);
    const [passkey] = ((await only.browser.get(PASSKEYS)).body as PasskeyList).passkeys;
    const last = await only.browser.post(`${PASSKEYS}/remove`, { id: passkey?.id });
    expect(last).toMatchObject({ status: 409, body: { code: 'last_primary_factor' } });
  });
});

describe('POST /api/two-factor/email-codes', () => {
  async function withPasskey() {
    const ann = await bff.activeMember();
    const { authenticator } = await addPasskey(ann.browser);
    await ann.browser.post('/api/two-factor/recovery-codes/confirm', { code: ann.recoveryCodes[0] });
    return { ...ann, authenticator };
  }

  test('→ 204, and a sign-in offers, mails and takes none', async () => {
    const { account, browser } = await withPasskey();
    const before = browser.copy();
    expect((await browser.post(EMAIL_CODES, { isAccepted: false })).status).toBe(204);
    expect((await before.get('/api/session')).status).toBe(401);
    const status = v.parse(twoFactorStatus, (await browser.get('/api/two-factor')).body);
    expect(status).toMatchObject({ acceptsEmailCodes: false, factors: ['passkey', 'authenticator', 'recovery-code'] });
    const elsewhere = await bff.enterPassword(account);
    const { body } = await elsewhere.get('/api/sign-in/challenge');
    expect(body).toMatchObject({ factors: ['passkey', 'authenticator', 'recovery-code'] });
    expect(await elsewhere.post('/api/sign-in/challenge/email-code')).toMatchObject({ status: 404 });
    const proof = { factor: 'email', code: '000000' };
    expect(await elsewhere.post(VERIFY, proof)).toMatchObject({ status: 422, body: { code: 'wrong_code' } });
    expect((await browser.post(EMAIL_CODES, { isAccepted: true })).status).toBe(204);
    expect((await (await bff.enterPassword(account)).post('/api/sign-in/challenge/email-code')).status).toBe(202);
  });

  test('→ 409 no_passkey, no_recovery_codes, not_active, 403 factor_required, 429 too_many_attempts', async () => {
    const byApp = await bff.activeMember();
    const off = { isAccepted: false };
    expect(await byApp.browser.post(EMAIL_CODES, off)).toMatchObject({ status: 409, body: { code: 'no_passkey' } });
    await addPasskey(byApp.browser);
    expect(await byApp.browser.post(EMAIL_CODES, off)).toMatchObject({
      status: 409,
      body: { code: 'no_recovery_codes' },
    });
    const inactive = await bff.member();
    expect(await inactive.browser.post(EMAIL_CODES, off)).toMatchObject({ status: 409, body: { code: 'not_active' } });
    const ann = await withPasskey();
    await throttled(ann.account.id);
    expect(await ann.browser.post(EMAIL_CODES, off)).toMatchObject({ status: 429 });
    await mailOnly(ann.account.id);
    expect(await ann.browser.post(EMAIL_CODES, off)).toMatchObject({ status: 403, body: { code: 'factor_required' } });
  });
});

describe('where a passkey is asked for', () => {
  test('POST /api/sign-in/challenge/passkey → 409 no_passkey, 410 challenge_gone', async () => {
    const { account } = await bff.activeMember();
    const browser = await bff.enterPassword(account);
    const ask = '/api/sign-in/challenge/passkey';
    expect(await browser.post(ask)).toMatchObject({ status: 409, body: { code: 'no_passkey' } });
    expect(await bff.browser().post(ask)).toMatchObject({ status: 410, body: { code: 'challenge_gone' } });
  });

  test('POST /api/step-up/passkey → 409 no_passkey, not_active; and what it asks makes the proof fresh', async () => {
    const ask = '/api/step-up/passkey';
    const { account, browser } = await bff.activeMember();
    expect(await browser.post(ask)).toMatchObject({ status: 409, body: { code: 'no_passkey' } });
    expect(await (await bff.member()).browser.post(ask)).toMatchObject({ status: 409, body: { code: 'not_active' } });
    const { authenticator } = await addPasskey(browser);
    await bff.query("update sessions set proved_at = now() - interval '11 minutes' where account_id = $1", [
      account.id,
    ]);
    expect((await browser.post(`${PASSKEYS}/options`)).status).toBe(403);
    const proof = await signed(browser, authenticator, ask);
    expect((await browser.post('/api/step-up/second-factor', proof)).status).toBe(204);
    expect((await browser.post(`${PASSKEYS}/options`)).status).toBe(200);
  });
});

test('at an address in place of a name passkeys are not offered', async () => {
  const elsewhere = await bff.replica({ consoleOrigin: 'http://127.0.0.1:3000' });
  const { browser } = await bff.member();
  const answer = await browser.through(elsewhere.app).get(PASSKEYS);
  expect(answer.body).toMatchObject({ isOffered: false });
});
