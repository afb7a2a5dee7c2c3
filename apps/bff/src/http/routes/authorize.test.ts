import { afterAll, describe, expect, test } from 'vitest';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const factsOf = ({ headers }: { headers: Headers }) =>
  Object.fromEntries(
    ['account', 'email', 'methods', 'proof-age'].map((name) => [name, headers.get(`Countersign-${name}`)]),
  );
const nobody = { account: null, email: null, methods: null, 'proof-age': null };

test('GET /api/authorize → 204 who is signed in, how, and how long ago the last proof was', async () => {
  const { account, browser } = await bff.activeMember();
  await bff.age(account, 'sessions.proved_at', 90);
  const answer = await browser.get('/api/authorize');
  expect(answer.status).toBe(204);
  expect(factsOf(answer)).toEqual({
    account: account.id,
    email: account.email,
    methods: 'pwd,otp',
    'proof-age': expect.stringMatching(/^9\d$/),
  });
  expect(answer.headers.get('Cache-Control')).toContain('no-store');
});

test('GET /api/authorize → 401 not_signed_in, and no word about anybody', async () => {
  const answer = await bff.browser().get('/api/authorize');
  expect(answer).toMatchObject({ status: 401, body: { code: 'not_signed_in' } });
  expect(factsOf(answer)).toEqual(nobody);
});

test('an address that is not ASCII is percent-encoded, and so is a percent sign', async () => {
  const { account, browser } = await bff.member();
  await bff.query('update accounts set email = $2 where id = $1', [account.id, '王芳100%@xn--fsqu00a.xn--0zwm56d']);
  const { headers } = await browser.get('/api/authorize');
  const email = headers.get('Countersign-Email') ?? '';
  expect(email).toMatch(/^[\x21-\x7e]+$/);
  expect(decodeURIComponent(email)).toBe('王芳100%@例子.测试');
});

describe('asked for more than that', () => {
  test.each([
    ['methods=otp', 204],
    ['methods=email,otp', 204],
    ['methods=email', 403],
    ['max-age=600', 204],
    ['max-age=60', 403],
    ['methods=otp&max-age=600', 204],
    ['methods=otp&max-age=60', 403],
    ['methods=email&max-age=600', 403],
  ])('%s → %i for a session by the authenticator, proved 300 seconds ago', async (query, status) => {
    const { account, browser } = await bff.activeMember();
    await bff.age(account, 'sessions.proved_at', 300);
    const answer = await browser.get(`/api/authorize?${query}`);
    expect(answer.status).toBe(status);
    if (status === 204) return;
    expect(answer.body).toMatchObject({ code: 'step_up_required' });
    expect(factsOf(answer)).toEqual(nobody);
  });

  test.each([
    'methods=',
    'methods=OTP',
    'methods=otp,',
    'methods=otp&methods=pwd',
    'max-age=-1',
    'max-age=1e3',
    'max-age=',
    'maxage=60',
  ])('%s → 400 malformed, as everything that could be meant otherwise', async (query) => {
    const { browser } = await bff.activeMember();
    const answer = await browser.get(`/api/authorize?${query}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'malformed' } });
    expect(factsOf(answer)).toEqual(nobody);
  });
});

test('HEAD is answered alike, since some proxies ask so', async () => {
  const { browser } = await bff.activeMember();
  expect((await browser.send({ method: 'HEAD', path: '/api/authorize?methods=otp' })).status).toBe(204);
  expect((await bff.browser().send({ method: 'HEAD', path: '/api/authorize' })).status).toBe(401);
});

test('SEC-64 a session that ended on another replica passes no more', async () => {
  const { browser } = await bff.activeMember();
  const replica = browser.copy((await bff.replica()).app);
  expect((await replica.get('/api/authorize')).status).toBe(204);
  await browser.delete('/api/session');
  expect((await replica.get('/api/authorize')).status).toBe(401);
});
