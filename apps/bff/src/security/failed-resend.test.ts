import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { failingMailProvider } from '../testing/failing-mail-provider.ts';
import { startBff } from '../testing/start-bff.ts';

const provider = await failingMailProvider();
const bff = await startBff({ mailUrl: provider.url });
afterAll(async () => {
  await bff.close();
  await provider.close();
});
beforeEach(() => {
  provider.status = 200;
});

const SEND = '/api/sign-in/challenge/email-code';
const VERIFY = '/api/sign-in/challenge/verify';

/** A browser whose challenge has a mailed code, and for which another may be asked. */
async function afterFirstSend() {
  const { account } = await bff.activeMember();
  const browser = await bff.enterPassword(account);
  expect((await browser.post(SEND)).status).toBe(202);
  const first = provider.newestCode();
  await bff.age(account, 'email_codes.sent_at', 60);
  return { browser, first };
}

describe('when the resend of a code fails', () => {
  test('for certain, the code that was mailed before still signs in', async () => {
    const { browser, first } = await afterFirstSend();
    provider.status = 422;
    expect((await browser.post(SEND)).status).toBe(503);
    const unsent = provider.newestCode();
    expect((await browser.post(VERIFY, { factor: 'email', code: unsent })).status).toBe(422);
    expect((await browser.post(VERIFY, { factor: 'email', code: first })).status).toBe(200);
  });

  test('without an answer, the code of the mail that may arrive signs in', async () => {
    const { browser } = await afterFirstSend();
    provider.status = 0;
    expect((await browser.post(SEND)).status).toBe(503);
    // It counts as sent, so nobody has mails sent without end to a mailbox whose provider loses its answers.
    provider.status = 200;
    expect((await browser.post(SEND)).status).toBe(429);
    expect((await browser.post(VERIFY, { factor: 'email', code: provider.newestCode() })).status).toBe(200);
  });

  test('for certain and at first, its code signs in nobody', async () => {
    const { account } = await bff.activeMember();
    const browser = await bff.enterPassword(account);
    provider.status = 422;
    expect((await browser.post(SEND)).status).toBe(503);
    expect((await browser.post(VERIFY, { factor: 'email', code: provider.newestCode() })).status).toBe(422);
  });
});

test('a mail promises no more minutes than its challenge has left', async () => {
  const { account } = await bff.activeMember();
  const browser = await bff.enterPassword(account);
  await bff.age(account, 'challenges.expires_at', 7.5 * 60);
  await browser.post(SEND);
  expect(provider.newestCodeMail()?.text).toContain('2 minutes');
});
