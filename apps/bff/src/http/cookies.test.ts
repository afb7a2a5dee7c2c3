import { afterAll, describe, expect, test } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { cookieHeaderOf } from '../testing/cookie-jar.ts';
import { deviceTokenOf } from '../testing/device-token.ts';
import type { SetCookie } from '../testing/set-cookie.ts';
import { startBff } from '../testing/start-bff.ts';

const secure = await startBff();
const plain = await startBff({ isSecure: false, consoleOrigin: 'http://localhost:3000' });
afterAll(() => Promise.all([secure.close(), plain.close()]));

const named = (cookies: SetCookie[], name: string) => cookies.find((cookie) => cookie.name === name)?.attributes;

describe.each([
  ['https', secure, '__Host-', { secure: true }],
  ['http, which only development has', plain, 'countersign_3000_', {}],
] as const)('SEC-62, SEC-11 cookies on %s', (_, bff, prefix, secureAttribute) => {
  const base = { httponly: true, samesite: 'Strict', path: '/', ...secureAttribute };

  test('a session cookie ends with the browser, a device cookie after 180 days', async () => {
    const { email, password } = await bff.account();
    const { cookies } = await bff.browser().post('/api/sign-in', { email, password });
    expect(cookies.map(({ name }) => name).toSorted()).toEqual([`${prefix}dev`, `${prefix}sid`]);
    expect(named(cookies, `${prefix}sid`)).toEqual(base);
    expect(named(cookies, `${prefix}dev`)).toEqual({ ...base, 'max-age': String(180 * 86_400) });
  });

  test('a challenge cookie ends after ten minutes', async () => {
    const { account } = await bff.activeMember();
    const { cookies } = await bff.browser().post('/api/sign-in', { email: account.email, password: account.password });
    expect(named(cookies, `${prefix}chal`)).toEqual({ ...base, 'max-age': '600' });
  });

  test('the second step sets a session and a device cookie and clears the challenge', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    const code = await bff.freshCode(ann);
    const { cookies } = await browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code });
    expect(cookies.map(({ name }) => name).toSorted()).toEqual([`${prefix}chal`, `${prefix}dev`, `${prefix}sid`]);
    expect(named(cookies, `${prefix}chal`)).toEqual({ ...base, 'max-age': '0' });
    expect(named(cookies, `${prefix}sid`)).toEqual(base);
  });

  test('every token is 32 random bytes, stored as their SHA-256', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account, ann.browser);
    const tokens = ['sid', 'chal'].map((name) => browser.cookies.get(`${prefix}${name}`) ?? '');
    tokens.push(deviceTokenOf(browser));
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const stored = await bff.query(
      `select (select count(*)::int from sessions where token_hash = sha256(convert_to($1, 'UTF8'))) as sessions,
        (select count(*)::int from challenges where token_hash = sha256(convert_to($2, 'UTF8'))) as challenges,
        (select count(*)::int from browsers where token_hash = sha256(convert_to($3, 'UTF8'))) as browsers`,
      tokens,
    );
    expect(stored).toEqual([{ sessions: 1, challenges: 1, browsers: 1 }]);
  });

  test.each(['sid', 'chal', 'dev'])('two cookies named %s → 400 duplicate_cookie, by its name', async (name) => {
    const { browser } = await bff.member();
    const own = [...browser.cookies].map(([each, value]) => `${each}=${value}`);
    for (const planted of [`${prefix}${name}=planted`, `${prefix}${name}=`]) {
      for (const Cookie of [
        [...own, planted, planted],
        [planted, ...own, planted],
      ].map((pairs) => pairs.join('; '))) {
        const answer = await browser.get('/api/session', { Cookie });
        const body = { code: 'duplicate_cookie', cookie: `${prefix}${name}` };
        expect(answer).toMatchObject({ status: 400, body, cookies: [] });
      }
    }
  });

  test('whoever signs out with two session cookies ends the session of each', async () => {
    const [ann, bob] = [await bff.member(), await bff.member()];
    const sessionOf = ({ cookies }: Browser) => `${prefix}sid=${cookies.get(`${prefix}sid`)}`;
    const Cookie = `${sessionOf(ann.browser)}; ${prefix}chal=a; ${sessionOf(bob.browser)}; ${prefix}chal=b`;
    const answer = await bff.browser().delete('/api/session', { Cookie });
    expect(answer.status).toBe(204);
    expect(named(answer.cookies, `${prefix}sid`)).toEqual({ ...base, 'max-age': '0' });
    for (const { browser } of [ann, bob]) expect((await browser.get('/api/session')).status).toBe(401);
  });

  test('two cookies of somebody else’s name are nobody’s business', async () => {
    const { browser } = await bff.member();
    const own = [...browser.cookies].map(([each, value]) => `${each}=${value}`).join('; ');
    expect((await browser.get('/api/session', { Cookie: `theme=dark; ${own}; theme=light` })).status).toBe(200);
  });
});

test('two instances on one host leave each other signed in, and so do cookies of other programs', async () => {
  const second = await startBff({ isSecure: false, consoleOrigin: 'http://localhost:3001' });
  const [ann, bob] = [await plain.member(), await second.member()];
  const jar = new Map([...ann.browser.cookies, ...bob.browser.cookies, ['sid', 'another'], ['dev', '1']]);
  const headers = { Cookie: `dev=2; sid=2; ${cookieHeaderOf(jar).Cookie}` };
  for (const { browser } of [ann, bob]) expect((await browser.get('/api/session', headers)).status).toBe(200);
  expect((await ann.browser.delete('/api/session', headers)).status).toBe(204);
  expect((await ann.browser.get('/api/session', headers)).status).toBe(401);
  expect((await bob.browser.get('/api/session', headers)).status).toBe(200);
  await second.close();
});

test('SEC-62 on https a cookie without its prefix, which a neighbour could plant, is not read', async () => {
  const { browser } = await secure.member();
  const planted = secure.browser();
  planted.cookies.set('sid', browser.cookies.get('__Host-sid') ?? '');
  expect((await planted.get('/api/session')).status).toBe(401);
});
