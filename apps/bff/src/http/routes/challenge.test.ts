import { afterAll, describe, expect, test } from 'vitest';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const CHALLENGE = '/api/sign-in/challenge';
const VERIFY = '/api/sign-in/challenge/verify';
const gone = { status: 410, body: { code: 'challenge_gone' } };

test('GET /api/sign-in/challenge → 200 the same as the sign-in answered, as often as it is asked', async () => {
  const { account } = await bff.activeMember();
  const browser = bff.browser();
  const { body } = await browser.post('/api/sign-in', { email: account.email, password: account.password });
  for (const _ of ['once', 'and again']) {
    const read = await browser.get(CHALLENGE);
    expect(read.status).toBe(200);
    expect(body).toEqual({ next: 'second-factor', challenge: read.body });
  }
});

test('GET /api/sign-in/challenge → 410 challenge_gone without one', async () => {
  expect(await bff.browser().get(CHALLENGE)).toMatchObject(gone);
  const { browser } = await bff.member();
  expect(await browser.get(CHALLENGE)).toMatchObject(gone);
});

test('DELETE /api/sign-in/challenge → 204, and no code answers it any more', async () => {
  const ann = await bff.activeMember();
  const browser = await bff.enterPassword(ann.account);
  const copy = browser.copy();

  const answer = await browser.delete(CHALLENGE);
  expect(answer.status).toBe(204);
  expect(answer.cookies.map(({ name }) => name)).toEqual(['__Host-chal']);
  expect(browser.cookies.has('__Host-chal')).toBe(false);
  const code = await bff.freshCode(ann);
  expect(await copy.post(VERIFY, { factor: 'authenticator', code })).toMatchObject(gone);
});

test('DELETE /api/sign-in/challenge → 204 without a challenge too', async () => {
  expect((await bff.browser().delete(CHALLENGE)).status).toBe(204);
});

describe('SEC-13 a challenge lives ten minutes of the database', () => {
  const lifetimes = (accountId: string) =>
    bff.query(
      "select extract(epoch from expires_at - created_at)::int as seconds from challenges where account_id = $1 and purpose = 'sign-in'",
      [accountId],
    );

  test('which no wrong code and no resend moves', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    const before = await browser.get(CHALLENGE);
    await browser.post(VERIFY, { factor: 'authenticator', code: ann.app.wrongCode() });
    await browser.post('/api/sign-in/challenge/email-code');
    expect(await lifetimes(ann.account.id)).toEqual([{ seconds: 600 }]);
    const { expiresAt } = before.body as { expiresAt: string };
    expect((await browser.get(CHALLENGE)).body).toMatchObject({ expiresAt });
  });

  test('and answers shortly before their end', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    await bff.age(ann.account, 'challenges.expires_at', 570);
    const code = await bff.freshCode(ann);
    expect((await browser.post(VERIFY, { factor: 'authenticator', code })).status).toBe(200);
  });

  test('and not at their end, for reading, mailing or answering', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    await bff.age(ann.account, 'challenges.expires_at', 600);
    const code = await bff.freshCode(ann);
    expect(await browser.get(CHALLENGE)).toMatchObject(gone);
    expect(await browser.post('/api/sign-in/challenge/email-code')).toMatchObject(gone);
    expect(await browser.post(VERIFY, { factor: 'authenticator', code })).toMatchObject(gone);
    expect(await bff.inbox.codeMails(ann.account.email)).toEqual([]);
  });
});

describe('SEC-14 five wrong codes end a challenge', () => {
  test('in any mix of factors and resends, and then a right code does not help', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    const wrong = async (factor: 'authenticator' | 'email') =>
      (await browser.post(VERIFY, { factor, code: ann.app.wrongCode() })).body;

    expect(await wrong('authenticator')).toMatchObject({ code: 'wrong_code', attemptsLeft: 4 });
    await browser.post('/api/sign-in/challenge/email-code');
    expect(await wrong('email')).toMatchObject({ code: 'wrong_code', attemptsLeft: 3 });
    await bff.age(ann.account, 'email_codes.sent_at', 60);
    await browser.post('/api/sign-in/challenge/email-code');
    expect((await browser.get(CHALLENGE)).body).toMatchObject({ attemptsLeft: 3 });
    expect(await wrong('email')).toMatchObject({ code: 'wrong_code', attemptsLeft: 2 });
    expect(await wrong('authenticator')).toMatchObject({ code: 'wrong_code', attemptsLeft: 1 });
    expect(await wrong('authenticator')).toMatchObject({ code: 'wrong_code', attemptsLeft: 0 });

    const code = await bff.freshCode(ann);
    expect(await browser.post(VERIFY, { factor: 'authenticator', code })).toMatchObject(gone);
    const mailed = await bff.inbox.newestCode(ann.account.email);
    expect(await browser.post(VERIFY, { factor: 'email', code: mailed })).toMatchObject(gone);
    expect(await browser.get(CHALLENGE)).toMatchObject(gone);
    expect(await browser.post('/api/sign-in/challenge/email-code')).toMatchObject(gone);
  });

  test('but the fifth may be right', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    for (const _ of [1, 2, 3, 4]) {
      await browser.post(VERIFY, { factor: 'authenticator', code: ann.app.wrongCode() });
    }
    const code = await bff.freshCode(ann);
    expect((await browser.post(VERIFY, { factor: 'authenticator', code })).status).toBe(200);
  });
});
