import { afterAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../testing/browser.ts';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const exactly = ({ body, cookies, headers, status }: Answer) => ({
  status,
  body,
  cookies,
  headers: Object.fromEntries([...headers].filter(([name]) => name !== 'request-id')),
});

test('POST /api/sign-in → 200 signed-in, for an account without two-factor authentication', async () => {
  const { email, password } = await bff.account();
  const browser = bff.browser();
  const answer = await browser.post('/api/sign-in', { email, password });
  expect(answer).toMatchObject({ status: 200, body: { next: 'signed-in' } });
  expect((await browser.get('/api/session')).body).toMatchObject({ account: { email }, session: { amr: ['pwd'] } });
});

test('POST /api/sign-in → 200 second-factor with the challenge, for an account with it', async () => {
  const { account } = await bff.activeMember();
  const answer = await bff.browser().post('/api/sign-in', { email: account.email, password: account.password });
  expect(answer).toMatchObject({
    status: 200,
    body: {
      next: 'second-factor',
      challenge: {
        factors: ['authenticator', 'email', 'recovery-code'],
        email: `${account.email.charAt(0)}•••@e•••.com`,
        attemptsLeft: 5,
        emailCode: null,
      },
    },
  });
});

test('POST /api/sign-in → 422 wrong_credentials, and no session', async () => {
  const { email } = await bff.account();
  const browser = bff.browser();
  const answer = await browser.post('/api/sign-in', { email, password: 'not the password at all' });
  expect(answer).toMatchObject({ status: 422, body: { code: 'wrong_credentials' } });
  expect((await browser.get('/api/session')).status).toBe(401);
});

test('SEC-03, SEC-04 an unknown email, a wrong password and a wrong password with two factors answer alike', async () => {
  const [plain, active] = [await bff.account(), (await bff.activeMember()).account];
  const password = 'not the password at all';
  const answers = [];
  for (const email of [`nobody-${plain.email}`, plain.email, active.email]) {
    answers.push(exactly(await bff.browser().post('/api/sign-in', { email, password })));
  }
  const [unknown, wrong, wrongOfActive] = answers;
  expect(wrong).toEqual(unknown);
  expect(wrongOfActive).toEqual(unknown);
  expect(unknown?.cookies).toEqual([]);
});

test('SEC-06 the email is found in any spelling of it', async () => {
  const { email, password } = await bff.account();
  const typed = `  ${email.toUpperCase().replace('EXAMPLE', 'ＥＸＡＭＰＬＥ')} `;
  expect((await bff.browser().post('/api/sign-in', { email: typed, password })).status).toBe(200);
});

describe('SEC-07 a right password with two factors active', () => {
  test('gives nothing that opens a session', async () => {
    const { account } = await bff.activeMember();
    const { body, cookies } = await bff
      .browser()
      .post('/api/sign-in', { email: account.email, password: account.password });
    expect(cookies.map(({ name }) => name)).toEqual(['__Host-dev', '__Host-chal']);
    expect(body).not.toHaveProperty('account');
    for (const { value } of cookies) {
      for (const name of ['__Host-sid', '__Host-chal', '__Host-dev']) {
        const thief = bff.browser();
        thief.cookies.set(name, value);
        expect((await thief.get('/api/session')).status).toBe(401);
      }
    }
  });

  test('changes nothing about the session that the browser holds already', async () => {
    const [ann, bob] = [await bff.activeMember(), await bff.member()];
    await bff.enterPassword(ann.account, bob.browser);
    const session = await bob.browser.get('/api/session');
    expect(session.body).toMatchObject({ account: { email: bob.account.email }, session: { amr: ['pwd'] } });
  });
});

test('SEC-24 signing in again ends the session that the browser held, and starts one under another token', async () => {
  const { account, browser } = await bff.member();
  const before = bff.browser();
  before.cookies.set('__Host-sid', browser.cookies.get('__Host-sid') ?? '');
  await bff.enterPassword(account, browser);
  expect((await browser.get('/api/session')).status).toBe(200);
  expect((await before.get('/api/session')).status).toBe(401);
});

test.each([
  ['no email', { password: 'x' }],
  ['no password', { email: 'ann@example.com' }],
  ['an empty email', { email: '', password: 'x' }],
  ['an empty password', { email: 'ann@example.com', password: '' }],
  ['an email that no mail can carry', { email: `${'a'.repeat(250)}@b.cd`, password: 'x' }],
  ['a line break in the email', { email: 'ann@example.com\r\nBcc: eve@example.com', password: 'x' }],
  ['a zero byte in the email', { email: 'ann\u0000@example.com', password: 'x' }],
  ['a password beyond any limit', { email: 'ann@example.com', password: 'x'.repeat(513) }],
  ['an email that is a list', { email: ['ann@example.com'], password: 'x' }],
  ['a password that is a number', { email: 'ann@example.com', password: 1 }],
])('POST /api/sign-in → 400 malformed for %s', async (_, body) => {
  expect(await bff.browser().post('/api/sign-in', body)).toMatchObject({ status: 400, body: { code: 'malformed' } });
});
