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

describe('SEC-63 a session ends', () => {
  test('after an hour without use', async () => {
    const { account, browser } = await bff.member();
    await bff.age(account, 'sessions.last_seen_at', 3_540);
    expect((await browser.get('/api/session')).status).toBe(200);
    await bff.age(account, 'sessions.last_seen_at', 3_600);
    expect(await browser.get('/api/session')).toMatchObject(notSignedIn);
  });

  test('after a day, used or not', async () => {
    const { account, browser } = await bff.member();
    await bff.age(account, 'sessions.expires_at', 86_340);
    expect((await browser.get('/api/session')).status).toBe(200);
    await bff.age(account, 'sessions.expires_at', 60);
    expect(await browser.get('/api/session')).toMatchObject(notSignedIn);
  });

  test('use puts off the first of these ends and not the second', async () => {
    const { account, browser } = await bff.member();
    const { body: before } = await browser.get('/api/session');
    await bff.age(account, 'sessions.last_seen_at', 3_540);
    await browser.get('/api/session');
    const seen = await bff.query(
      "select last_seen_at > now() - interval '1 minute' as lately from sessions where account_id = $1",
      [account.id],
    );
    expect(seen).toEqual([{ lately: true }]);
    expect((await browser.get('/api/session')).body).toEqual(before);
  });

  test('every answer to it says how many seconds are left, refusals too', async () => {
    const { account, browser } = await bff.member();
    await bff.age(account, 'sessions.proved_at', 601);
    const secondsLeft = async () => {
      const answers = [
        await browser.get('/api/session'),
        await browser.get('/api/two-factor'),
        await browser.post('/api/two-factor/activation', {}),
      ];
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 403]);
      return answers.map(({ headers }) => Number(headers.get('session-ends-in')));
    };
    const between = (least: number, most: number) => (seconds: number) => least <= seconds && seconds <= most;

    expect(await secondsLeft()).toSatisfy((all: number[]) => all.every(between(3_500, 3_600)));
    // Seen so lately that it is not written anew: what is said is what the database goes by.
    await bff.age(account, 'sessions.last_seen_at', 30);
    expect(await secondsLeft()).toSatisfy((all: number[]) => all.every(between(3_470, 3_570)));
    await bff.age(account, 'sessions.last_seen_at', 3_480);
    expect(await secondsLeft()).toSatisfy((all: number[]) => all.every(between(3_500, 3_600)));
    await bff.age(account, 'sessions.expires_at', 86_300);
    expect(await secondsLeft()).toSatisfy((all: number[]) => all.every(between(0, 100)));
  });

  test('nothing is said where there is no session', async () => {
    for (const path of ['/api/session', '/api/sign-in/challenge', '/api/health/live']) {
      expect((await bff.browser().get(path)).headers.has('session-ends-in')).toBe(false);
    }
  });

  test.each(['step-up', 'activation'])('nor does a %s move the second', async (change) => {
    const { account, browser } = await bff.member();
    await bff.age(account, 'sessions.expires_at', 43_200);
    const { body: before } = await browser.get('/api/session');
    if (change === 'step-up') await browser.post('/api/step-up', { password: account.password });
    else await bff.activate(browser);
    const { session } = before as { session: { expiresAt: string } };
    expect((await browser.get('/api/session')).body).toMatchObject({ session: { expiresAt: session.expiresAt } });
  });
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
