import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const notSignedIn = { status: 401, body: { code: 'not_signed_in' } };

test('GET /api/session → 200 who is signed in, how, and until when', async () => {
  const { account, browser } = await bff.member();
  const answer = await browser.get('/api/session');
  expect(answer).toMatchObject({
    status: 200,
    body: { account: { email: account.email, language: null }, session: { amr: ['pwd'] } },
  });
  const { session } = answer.body as { session: { signedInAt: string; expiresAt: string } };
  expect(Date.parse(session.expiresAt) - Date.parse(session.signedInAt)).toBe(86_400_000);
});

test('GET /api/session → 401 not_signed_in without a session', async () => {
  expect(await bff.browser().get('/api/session')).toMatchObject(notSignedIn);
});

describe('SEC-61 a token that we did not issue is no session, and no error', () => {
  test.each([
    ['another of the same form', randomBytes(32).toString('base64url')],
    ['an empty one', ''],
    ['a short one', 'x'],
    ['a long one', 'A'.repeat(4_000)],
    ['a uuid', crypto.randomUUID()],
    ['quotes and semicolons of SQL', "'--1=1"],
    ['a null byte', '%00'],
  ])('%s', async (_, token) => {
    const browser = bff.browser();
    browser.cookies.set('__Host-sid', token);
    expect(await browser.get('/api/session')).toMatchObject(notSignedIn);
  });

  test('one with a single character changed', async () => {
    const { browser } = await bff.member();
    const token = browser.cookies.get('__Host-sid') ?? '';
    browser.cookies.set('__Host-sid', `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`);
    expect(await browser.get('/api/session')).toMatchObject(notSignedIn);
  });

  test('SEC-89 the hash that is stored of it', async () => {
    const { account, browser } = await bff.member();
    const [stored] = await bff.query<{ hash: Uint8Array }>(
      'select token_hash as hash from sessions where account_id = $1',
      [account.id],
    );
    browser.cookies.set('__Host-sid', Buffer.from(stored?.hash ?? []).toString('base64url'));
    expect(await browser.get('/api/session')).toMatchObject(notSignedIn);
  });
});

test('an answer to a session that has ended leaves the cookies as they are, which may be newer', async () => {
  const { browser } = await bff.member();
  const stale = browser.copy();
  await browser.delete('/api/session');
  const answer = await stale.get('/api/session');
  expect(answer).toMatchObject({ status: 401, cookies: [] });
});

describe('SEC-65 signing out', () => {
  test('DELETE /api/session → 204, and the token is worth nothing on any replica', async () => {
    const { browser } = await bff.member();
    const copy = browser.copy((await bff.replica()).app);
    expect((await copy.get('/api/session')).status).toBe(200);

    const answer = await browser.delete('/api/session');
    expect(answer.status).toBe(204);
    expect(answer.headers.get('Clear-Site-Data')).toBe('"cache", "storage"');
    expect([...browser.cookies.keys()]).toEqual(['__Host-dev']);
    expect(await copy.get('/api/session')).toMatchObject(notSignedIn);
  });

  test('DELETE /api/session → 204 without a session too', async () => {
    expect((await bff.browser().delete('/api/session')).status).toBe(204);
  });

  test('ends no other session of the account', async () => {
    const { account, browser } = await bff.member();
    const other = await bff.enterPassword(account);
    await browser.delete('/api/session');
    expect((await other.get('/api/session')).status).toBe(200);
  });
});
