import { afterAll, afterEach, expect, test } from 'vitest';
import type { Account } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());
afterEach(() => bff.settled());

const NEW_BROWSER = 'New browser signed in to Mini Program Platform';

async function told({ email }: Account): Promise<number> {
  await bff.settled();
  return (await bff.inbox.mails(email)).filter(({ subject }) => subject === NEW_BROWSER).length;
}

test('SEC-58 the very first browser is not told, another is, once', async () => {
  const account = await bff.account();
  const [first, second] = [await bff.enterPassword(account), await bff.enterPassword(account)];
  expect(await told(account)).toBe(1);
  for (const browser of [first, second, second]) await bff.enterPassword(account, browser);
  expect(await told(account)).toBe(1);
});

test('a private window each time is told each time', async () => {
  const account = await bff.account();
  for (let window = 0; window < 4; window += 1) await bff.enterPassword(account);
  expect(await told(account)).toBe(3);
});

test('of sign-ins by a crowd of windows no more than ten a day are told', async () => {
  const account = await bff.account();
  for (let window = 0; window < 14; window += 1) await bff.enterPassword(account);
  expect(await told(account)).toBe(10);
});

test('a browser that was known before activation, a deactivation or new codes is told by none of them', async () => {
  const ann = await bff.activeMember();
  await bff.signInWithApp(ann, ann.browser);
  await ann.browser.post('/api/two-factor/recovery-codes');
  await bff.signInWithApp(ann, ann.browser);
  await ann.browser.post('/api/two-factor/deactivation');
  const code = await bff.inbox.newestCode(ann.account.email);
  expect((await ann.browser.post('/api/two-factor/deactivation/confirm', { code })).status).toBe(200);
  await bff.enterPassword(ann.account, ann.browser);
  expect(await told(ann.account)).toBe(0);
});

test('a browser whose trust ended with a change elsewhere is none that was not met before', async () => {
  const { account, browser } = await bff.member();
  const other = await bff.enterPassword(account);
  expect(await told(account)).toBe(1);
  const app = await bff.activate(browser);
  await bff.signInWithApp({ account, browser, app }, other);
  expect(await told(account)).toBe(1);
});

test('with two steps it is told once the second is done, also by a browser that gave up before', async () => {
  const ann = await bff.activeMember();
  const thief = await bff.enterPassword(ann.account);
  await thief.delete('/api/sign-in/challenge');
  expect(await told(ann.account)).toBe(0);
  await bff.signInWithApp(ann, thief);
  expect(await told(ann.account)).toBe(1);
  await bff.signInWithApp(ann, thief);
  expect(await told(ann.account)).toBe(1);
});

test('a recovery code in a new browser is one mail, about the code', async () => {
  const ann = await bff.activeMember();
  const browser = await bff.enterPassword(ann.account);
  const proof = { factor: 'recovery-code', code: ann.recoveryCodes[0] };
  expect((await browser.post('/api/sign-in/challenge/verify', proof)).status).toBe(200);
  expect(await told(ann.account)).toBe(0);
  expect((await bff.inbox.mails(ann.account.email)).map(({ subject }) => subject)).toContain(
    'A recovery code was used to sign in to Mini Program Platform',
  );
});

test('whoever let a mailed link in is told of once it signs in', async () => {
  const account = await bff.account();
  await bff.enterPassword(account);
  const browser = bff.browser();
  await browser.post('/api/sign-in/unlock', { email: account.email });
  await bff.settled();
  const [token = ''] = await bff.inbox.linkTokens(account.email);
  await browser.post('/api/sign-in/unlock/confirm', { token });
  expect(await told(account)).toBe(0);
  await bff.enterPassword(account, browser);
  expect(await told(account)).toBe(1);
});

test('a notice says which browser and from where', async () => {
  const account = await bff.account();
  for (let window = 0; window < 2; window += 1) await bff.enterPassword(account);
  await bff.settled();
  const [mail] = await bff.inbox.mails(account.email);
  expect(mail?.text).toContain('  Browser: Chrome on Linux\n');
  expect(mail?.text).toContain('  Network address: 203.0.113.7\n');
});

test('switched off, nothing is told, and changes of factors are', async () => {
  const { account, browser } = await bff.member();
  expect((await browser.post('/api/account/notices', { muted: ['new-browser', 'wrong-codes'] })).status).toBe(204);
  await bff.enterPassword(account);
  expect(await told(account)).toBe(0);
  await bff.activate(browser);
  await bff.settled();
  expect((await bff.inbox.mails(account.email)).map(({ subject }) => subject)).toEqual([
    'Two-factor authentication was activated on Mini Program Platform',
  ]);
});

test('SEC-58 whoever holds a session alone switches nothing off: the password of the last ten minutes is asked for', async () => {
  const { account, browser } = await bff.member();
  expect((await browser.post('/api/account/notices', { muted: ['activated'] })).status).toBe(400);
  await bff.query("update sessions set proved_at = now() - interval '11 minutes' where account_id = $1", [account.id]);
  const answer = await browser.post('/api/account/notices', { muted: ['new-browser'] });
  expect(answer).toMatchObject({ status: 403, body: { code: 'step_up_required' } });
  expect(await browser.get('/api/account/notices')).toMatchObject({ status: 200, body: { muted: [] } });
});
