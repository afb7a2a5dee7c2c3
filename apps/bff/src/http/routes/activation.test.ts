import { pendingActivation } from '@countersign/contract';
import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import { authenticatorApp, stepNow } from '../../testing/authenticator-app.ts';
import type { Browser } from '../../testing/browser.ts';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const ACTIVATION = '/api/two-factor/activation';
const CONFIRM = '/api/two-factor/activation/confirm';
const noneUnderWay = { status: 409, body: { code: 'no_pending_activation' } };

const begin = async (browser: Browser) => v.parse(pendingActivation, (await browser.post(ACTIVATION)).body);
const codeOf = ({ textKey }: { textKey: string }) => authenticatorApp(textKey).codeAt(stepNow());

test('GET /api/two-factor → 200 inactive, then active since when', async () => {
  const { browser } = await bff.member();
  expect(await browser.get('/api/two-factor')).toMatchObject({ status: 200, body: { status: 'inactive' } });
  const confirmed = await browser.post(CONFIRM, { code: codeOf(await begin(browser)) });
  expect(confirmed).toMatchObject({ status: 200, body: { status: 'active' } });
  expect((await browser.get('/api/two-factor')).body).toEqual(confirmed.body);
});

test('POST /api/two-factor/activation → 201 with a key of 160 bits, its URI, and fifteen minutes', async () => {
  const { account, browser } = await bff.member();
  const { expiresAt, keyUri, textKey } = await begin(browser);
  expect(authenticatorApp(textKey).secret).toHaveLength(20);
  const uri = new URL(keyUri);
  expect(keyUri).toMatch(/^otpauth:\/\/totp\//);
  expect(decodeURIComponent(uri.pathname)).toBe(`/Mini Program Platform:${account.email}`);
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    secret: textKey,
    issuer: 'Mini Program Platform',
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  });
  const [row] = await bff.query<{ ends: Date; seconds: number }>(
    `select expires_at as ends, extract(epoch from expires_at - created_at)::int as seconds
    from pending_activations where account_id = $1`,
    [account.id],
  );
  expect(row?.seconds).toBe(900);
  expect(row?.ends.toISOString()).toBe(expiresAt);
});

test('SEC-25 every beginning makes another key, and none comes from the request', async () => {
  const { browser } = await bff.member();
  const [first, second] = [await begin(browser), await begin(browser)];
  expect(first.textKey).not.toBe(second.textKey);
  for (const path of [ACTIVATION, CONFIRM]) {
    const body = { ...(path === CONFIRM && { code: codeOf(second) }), secret: 'JBSWY3DPEHPK3PXP' };
    expect(await browser.post(path, body)).toMatchObject({ status: 400, body: { code: 'malformed' } });
  }
  expect((await browser.get(ACTIVATION)).body).toEqual(second);
});

test('POST /api/two-factor/activation → 409 already_active, and nothing about the authenticator changes', async () => {
  const ann = await bff.activeMember();
  expect(await ann.browser.post(ACTIVATION)).toMatchObject({ status: 409, body: { code: 'already_active' } });
  expect((await ann.browser.get(ACTIVATION)).status).toBe(404);
  await bff.signInWithApp(ann);
});

describe('SEC-29 a pending activation', () => {
  test('is read again by a reload: GET /api/two-factor/activation → 200 the same', async () => {
    const { browser } = await bff.member();
    const begun = await begin(browser);
    expect(await browser.get(ACTIVATION)).toMatchObject({ status: 200, body: begun });
  });

  test('GET /api/two-factor/activation → 404 not_found when there is none', async () => {
    const { browser } = await bff.member();
    expect(await browser.get(ACTIVATION)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  test('changes nothing at sign-in', async () => {
    const { account, browser } = await bff.member();
    await begin(browser);
    const { email, password } = account;
    expect((await bff.browser().post('/api/sign-in', { email, password })).body).toEqual({ next: 'signed-in' });
    expect((await browser.get('/api/two-factor')).body).toEqual({ status: 'inactive' });
  });

  test('is replaced by the next beginning, whose code alone confirms', async () => {
    const { browser } = await bff.member();
    const [first, second] = [await begin(browser), await begin(browser)];
    expect(await browser.post(CONFIRM, { code: codeOf(first) })).toMatchObject({ body: { code: 'wrong_code' } });
    expect((await browser.post(CONFIRM, { code: codeOf(second) })).status).toBe(200);
  });

  test('DELETE /api/two-factor/activation → 204, and it is gone', async () => {
    const { browser } = await bff.member();
    const begun = await begin(browser);
    expect((await browser.delete(ACTIVATION)).status).toBe(204);
    expect((await browser.get(ACTIVATION)).status).toBe(404);
    expect(await browser.post(CONFIRM, { code: codeOf(begun) })).toMatchObject(noneUnderWay);
    expect((await browser.delete(ACTIVATION)).status).toBe(204);
  });

  test('lives fifteen minutes', async () => {
    const { account, browser } = await bff.member();
    const begun = await begin(browser);
    await bff.age(account, 'pending_activations.expires_at', 870);
    expect((await browser.get(ACTIVATION)).status).toBe(200);
    await bff.age(account, 'pending_activations.expires_at', 30);
    expect((await browser.get(ACTIVATION)).status).toBe(404);
    expect(await browser.post(CONFIRM, { code: codeOf(begun) })).toMatchObject(noneUnderWay);
    expect((await browser.get('/api/two-factor')).body).toEqual({ status: 'inactive' });
  });
});

describe('SEC-31 a pending activation belongs to the session that began it', () => {
  test('no other session of the account reads, confirms or abandons it', async () => {
    const { account, browser } = await bff.member();
    const begun = await begin(browser);
    const other = await bff.enterPassword(account);
    expect((await other.get(ACTIVATION)).status).toBe(404);
    expect(await other.post(CONFIRM, { code: codeOf(begun) })).toMatchObject(noneUnderWay);
    await other.delete(ACTIVATION);
    expect((await browser.post(CONFIRM, { code: codeOf(begun) })).status).toBe(200);
  });

  test('it stays with that session through a step-up', async () => {
    const { account, browser } = await bff.member();
    const begun = await begin(browser);
    await browser.post('/api/step-up', { password: account.password });
    expect((await browser.get(ACTIVATION)).body).toEqual(begun);
  });

  test('another session that begins has its own and leaves this one as it is; the first to be confirmed ends the other', async () => {
    const { account, browser } = await bff.member();
    const first = await begin(browser);
    const other = await bff.enterPassword(account);
    const second = await begin(other);
    expect((await browser.get(ACTIVATION)).body).toEqual(first);
    expect(await other.post(CONFIRM, { code: codeOf(first) })).toMatchObject({ status: 422 });
    expect((await browser.post(CONFIRM, { code: codeOf(first) })).status).toBe(200);
    expect(await other.post(CONFIRM, { code: codeOf(second) })).toMatchObject({ status: 401 });
    expect(await bff.query('select 1 from pending_activations where account_id = $1', [account.id])).toEqual([]);
  });

  test('signing out ends it', async () => {
    const { account, browser } = await bff.member();
    await begin(browser);
    await browser.delete('/api/session');
    expect(await bff.query('select 1 from pending_activations where account_id = $1', [account.id])).toEqual([]);
  });
});
