import { afterAll, describe, expect, test } from 'vitest';
import { inOneStep } from '../../testing/authenticator-app.ts';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const VERIFY = '/api/sign-in/challenge/verify';
const wrongCode = { status: 422, body: { code: 'wrong_code' } };

test('POST /api/sign-in/challenge/verify → 200 by authenticator, and the session says so', async () => {
  const ann = await bff.activeMember();
  const browser = await bff.enterPassword(ann.account);
  const answer = await browser.post(VERIFY, { factor: 'authenticator', code: await bff.freshCode(ann) });
  expect(answer).toMatchObject({ status: 200, body: { next: 'signed-in' } });
  expect(browser.cookies.has('__Host-chal')).toBe(false);
  const session = await browser.get('/api/session');
  expect(session.body).toMatchObject({ account: { email: ann.account.email }, session: { amr: ['pwd', 'otp'] } });
});

test('POST /api/sign-in/challenge/verify → 200 by email, and the session says so', async () => {
  const ann = await bff.activeMember();
  const browser = await bff.enterPassword(ann.account);
  await browser.post('/api/sign-in/challenge/email-code');
  const code = await bff.inbox.newestCode(ann.account.email);
  expect((await browser.post(VERIFY, { factor: 'email', code })).status).toBe(200);
  expect((await browser.get('/api/session')).body).toMatchObject({ session: { amr: ['pwd', 'email'] } });
});

test('POST /api/sign-in/challenge/verify → 422 wrong_code with the attempts that are left', async () => {
  const ann = await bff.activeMember();
  const browser = await bff.enterPassword(ann.account);
  const answer = await browser.post(VERIFY, { factor: 'authenticator', code: ann.app.wrongCode() });
  expect(answer).toMatchObject({ status: 422, body: { code: 'wrong_code', attemptsLeft: 4 } });
  expect(answer.cookies).toEqual([]);
  expect((await browser.get('/api/session')).status).toBe(401);
});

test('POST /api/sign-in/challenge/verify → 410 challenge_gone without a challenge', async () => {
  const { app } = await bff.activeMember();
  const answer = await bff.browser().post(VERIFY, { factor: 'authenticator', code: app.wrongCode() });
  expect(answer).toMatchObject({ status: 410, body: { code: 'challenge_gone' } });
});

test('SEC-16 a challenge is answered once', async () => {
  const ann = await bff.activeMember();
  const browser = await bff.enterPassword(ann.account);
  const challenge = browser.cookies.get('__Host-chal') ?? '';
  await browser.post(VERIFY, { factor: 'authenticator', code: await bff.freshCode(ann) });
  browser.cookies.set('__Host-chal', challenge);
  const again = await browser.post(VERIFY, { factor: 'authenticator', code: await bff.freshCode(ann) });
  expect(again).toMatchObject({ status: 410, body: { code: 'challenge_gone' } });
});

test('SEC-24 the second factor starts a session under a new token and ends the one that the browser held', async () => {
  const [ann, bob] = [await bff.activeMember(), await bff.member()];
  const before = bff.browser();
  before.cookies.set('__Host-sid', bob.browser.cookies.get('__Host-sid') ?? '');
  await bff.signInWithApp(ann, bob.browser);
  expect((await bob.browser.get('/api/session')).body).toMatchObject({ account: { email: ann.account.email } });
  expect((await before.get('/api/session')).status).toBe(401);
});

describe('SEC-17 a code counts for the factor that the request names, and for no other', () => {
  test('an emailed code is no code of the authenticator', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    await browser.post('/api/sign-in/challenge/email-code');
    const code = await bff.inbox.newestCode(ann.account.email);
    expect(await browser.post(VERIFY, { factor: 'authenticator', code })).toMatchObject(wrongCode);
  });

  test('a code of the authenticator is no emailed code', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    await browser.post('/api/sign-in/challenge/email-code');
    const code = await bff.freshCode(ann);
    expect(await browser.post(VERIFY, { factor: 'email', code })).toMatchObject(wrongCode);
  });
});

describe('SEC-18 the challenge names the account', () => {
  test.each([['accountId'], ['email'], ['userId'], ['authenticatorId'], ['challengeId']])(
    'a body with %s is malformed',
    async (field) => {
      const [ann, bob] = [await bff.activeMember(), await bff.activeMember()];
      const browser = await bff.enterPassword(ann.account);
      const body = { factor: 'authenticator', code: await bff.freshCode(ann), [field]: bob.account.id };
      expect(await browser.post(VERIFY, body)).toMatchObject({ status: 400, body: { code: 'malformed' } });
    },
  );

  test('and neither a query nor a header says otherwise', async () => {
    const [ann, bob] = [await bff.activeMember(), await bff.activeMember()];
    const browser = await bff.enterPassword(ann.account);
    const { id, email } = bob.account;
    const answer = await browser.send({
      method: 'POST',
      path: `${VERIFY}?accountId=${id}&email=${encodeURIComponent(email)}`,
      body: JSON.stringify({ factor: 'authenticator', code: await bff.freshCode(ann) }),
      headers: { 'X-Account-Id': id, 'X-User-Id': id, 'X-Forwarded-User': email },
    });
    expect(answer.status).toBe(200);
    expect((await browser.get('/api/session')).body).toMatchObject({ account: { email: ann.account.email } });
  });
});

describe('SEC-19 nobody else’s proof answers a challenge', () => {
  test('not the code of another account’s authenticator', async () => {
    const [ann, bob] = [await bff.activeMember(), await bff.activeMember()];
    const browser = await bff.enterPassword(ann.account);
    await inOneStep(async (step) => {
      const codes = [-1, 0, 1].map((drift) => bob.app.codeAt(step + drift));
      for (const code of codes) {
        expect(await browser.post(VERIFY, { factor: 'authenticator', code })).toMatchObject(wrongCode);
      }
      await bff.query('update challenges set attempts_left = 5 where account_id = $1', [ann.account.id]);
    });
  });

  test('not the code that was mailed for another account’s challenge', async () => {
    const [ann, bob] = [await bff.activeMember(), await bff.activeMember()];
    const [atAnns, atBobs] = [await bff.enterPassword(ann.account), await bff.enterPassword(bob.account)];
    await atAnns.post('/api/sign-in/challenge/email-code');
    await atBobs.post('/api/sign-in/challenge/email-code');
    const code = await bff.inbox.newestCode(bob.account.email);
    expect(await atAnns.post(VERIFY, { factor: 'email', code })).toMatchObject(wrongCode);
    expect((await atBobs.post(VERIFY, { factor: 'email', code })).status).toBe(200);
  });
});
