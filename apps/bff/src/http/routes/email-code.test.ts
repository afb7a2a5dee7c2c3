import { emailCodeSent } from '@countersign/contract';
import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const SEND = '/api/sign-in/challenge/email-code';

async function challenged() {
  const ann = await bff.activeMember();
  return { ...ann, at: await bff.enterPassword(ann.account) };
}

test('POST /api/sign-in/challenge/email-code → 202 with the masked address and when another may be sent', async () => {
  const { account, at } = await challenged();
  const answer = await at.post(SEND);
  expect(answer).toMatchObject({ status: 202, body: { sentTo: `${account.email.charAt(0)}•••@e•••.com` } });
  const { expiresAt, resendAt } = v.parse(emailCodeSent, answer.body);
  const { body } = await at.get('/api/sign-in/challenge');
  expect(body).toMatchObject({ emailCode: { expiresAt, resendAt } });
  const { emailCode } = body as { emailCode: { sentAt: string } };
  expect(Date.parse(resendAt) - Date.parse(emailCode.sentAt)).toBe(60_000);
});

test('POST /api/sign-in/challenge/email-code → 410 challenge_gone without a challenge', async () => {
  expect(await bff.browser().post(SEND)).toMatchObject({ status: 410, body: { code: 'challenge_gone' } });
});

test('SEC-40 nobody without the right password has mail sent', async () => {
  const { account, browser } = await bff.activeMember();
  const stranger = bff.browser();
  await stranger.post('/api/sign-in', { email: account.email, password: 'not the password at all' });
  expect((await stranger.post(SEND)).status).toBe(410);
  expect((await browser.post(SEND)).status).toBe(410);
  expect(await bff.inbox.codeMails(account.email)).toEqual([]);
});

describe('SEC-41 the mail goes to the account’s own address and to no other', () => {
  test.each(['email', 'to', 'cc', 'bcc', 'recipient'])(
    'a body with %s is malformed, and nothing is sent',
    async (field) => {
      const { account, at } = await challenged();
      const answer = await at.post(SEND, { [field]: 'eve@example.com' });
      expect(answer).toMatchObject({ status: 400, body: { code: 'malformed' } });
      expect(await bff.inbox.codeMails('eve@example.com')).toEqual([]);
      expect(await bff.inbox.codeMails(account.email)).toEqual([]);
    },
  );

  test('SEC-43 whatever the headers say; and they are not in the mail', async () => {
    const { account, at } = await challenged();
    await at.post(
      SEND,
      {},
      { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example', 'Reply-To': 'eve@evil.example' },
    );
    const mails = await bff.inbox.codeMails(account.email);
    expect(mails).toMatchObject([{ to: [account.email], cc: [], bcc: [] }]);
    expect(JSON.stringify(mails)).not.toContain('evil');
    expect(mails[0]?.text).toContain('Chrome on Linux');
    expect(mails[0]?.text).toContain('203.0.113.7');
  });
});

test('SEC-42 the code is in the mail and nowhere else: no answer, no log, no table', async () => {
  const { account, at } = await challenged();
  bff.log.length = 0;
  const answers = [await at.post(SEND), await at.get('/api/sign-in/challenge')];
  const code = await bff.inbox.newestCode(account.email);
  const tables = await bff.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const rows = await Promise.all(tables.map(({ name }) => bff.query(`select t::text as row from "${name}" t`)));
  expect(rows.flat().length).toBeGreaterThan(5);
  const told = JSON.stringify([answers.map(({ body, headers }) => [body, [...headers]]), bff.log, rows]);
  // The fractions of moments have six digits too.
  const said = told.replaceAll(/:\d\d\.\d+/g, '');
  expect(said).not.toMatch(new RegExp(`\\b${code}\\b`));
  for (const form of ['hex', 'base64'] as const) expect(said).not.toContain(Buffer.from(code).toString(form));
});
