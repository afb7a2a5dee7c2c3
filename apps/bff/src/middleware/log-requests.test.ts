import { afterAll, expect, test } from 'vitest';
import { beginActivation } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

test('an API request is one line: which, how it was answered, and the id that the answer carries', async () => {
  bff.log.length = 0;
  const answer = await bff.browser().get('/api/session?token=abc');
  expect(bff.log.map((line) => JSON.parse(line))).toEqual([
    {
      at: expect.any(String),
      level: 'info',
      event: 'request',
      requestId: answer.headers.get('Request-Id'),
      method: 'GET',
      path: '/api/session',
      status: 401,
      milliseconds: expect.any(Number),
    },
  ]);
});

test('a request id is ours, whatever the request calls itself', async () => {
  const answer = await bff.browser().get('/api/session', { 'Request-Id': 'theirs', 'X-Request-Id': 'theirs' });
  expect(answer.headers.get('Request-Id')).toMatch(/^[\da-f-]{36}$/);
});

test('SEC-88 a whole life of two-factor authentication leaves no secret in the log', async () => {
  bff.log.length = 0;
  const { account, browser } = await bff.member();
  const secrets = [account.password, account.email];
  const remember = () => secrets.push(...browser.cookies.values());
  remember();

  const pending = await beginActivation(browser);
  await browser.post('/api/two-factor/activation/confirm', { code: pending.wrongCode() });
  const app = await bff.activate(browser);
  secrets.push(pending.textKey, app.textKey, pending.wrongCode());
  remember();

  await bff.enterPassword(account, browser);
  remember();
  await browser.post('/api/sign-in/challenge/email-code');
  const mailed = await bff.inbox.newestCode(account.email);
  await browser.post('/api/sign-in/challenge/verify', { factor: 'email', code: mailed });
  await bff.signInWithApp({ account, browser, app }, browser);
  remember();
  await browser.post('/api/step-up', { password: account.password });
  await browser.post('/api/two-factor/deactivation');
  const deactivating = await bff.inbox.newestCode(account.email);
  await browser.post('/api/two-factor/deactivation/confirm', { code: deactivating });
  remember();

  const logged = bff.log.join('');
  expect(bff.log.length).toBeGreaterThan(10);
  for (const secret of secrets) expect(logged).not.toContain(secret);
  for (const code of [mailed, deactivating]) expect(logged).not.toMatch(new RegExp(`\\b${code}\\b`));
});
