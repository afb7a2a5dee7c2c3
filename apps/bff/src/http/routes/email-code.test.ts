import { emailCodeSent } from '@countersign/contract';
import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import { someCodeOtherThan } from '../../testing/authenticator-app.ts';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const SEND = '/api/sign-in/challenge/email-code';
const VERIFY = '/api/sign-in/challenge/verify';
const wrongCode = { status: 422, body: { code: 'wrong_code' } };

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

describe('SEC-38 a code is bound to its challenge', () => {
  test('two challenges of one account keep separate codes', async () => {
    const ann = await bff.activeMember();
    const [first, second] = [await bff.enterPassword(ann.account), await bff.enterPassword(ann.account)];
    await first.post(SEND);
    const codeOfFirst = await bff.inbox.newestCode(ann.account.email);
    await second.post(SEND);
    const codeOfSecond = await bff.inbox.newestCode(ann.account.email);
    expect(await second.post(VERIFY, { factor: 'email', code: codeOfFirst })).toMatchObject(wrongCode);
    expect((await first.post(VERIFY, { factor: 'email', code: codeOfFirst })).status).toBe(200);
    expect((await second.post(VERIFY, { factor: 'email', code: codeOfSecond })).status).toBe(200);
  });

  test('one moved to another challenge by hand does not count there', async () => {
    const ann = await bff.activeMember();
    const [first, second] = [await bff.enterPassword(ann.account), await bff.enterPassword(ann.account)];
    await first.post(SEND);
    const code = await bff.inbox.newestCode(ann.account.email);
    await bff.query(
      `update email_codes e set challenge_id = other.id from challenges own, challenges other
      where own.id = e.challenge_id and own.account_id = $1 and other.account_id = $1 and other.id <> own.id`,
      [ann.account.id],
    );
    expect(await second.post(VERIFY, { factor: 'email', code })).toMatchObject(wrongCode);
  });

  test('and it is stored as 32 bytes that are none of the plain hashes of it', async () => {
    const { account, at } = await challenged();
    await at.post(SEND);
    const code = await bff.inbox.newestCode(account.email);
    const [stored] = await bff.query<{ length: number; plain: boolean; to_text: string }>(
      `select length(mac) as length, mac in (sha256($2), sha256(convert_to(challenge_id || $3, 'UTF8'))) as plain,
        row_to_json(e)::text as to_text
      from email_codes e join challenges c on c.id = e.challenge_id where c.account_id = $1`,
      [account.id, Buffer.from(code), code],
    );
    expect(stored).toMatchObject({ length: 32, plain: false });
    expect(stored?.to_text).not.toContain(code);
  });
});

describe('SEC-39 a code works once and for ten minutes', () => {
  test('the one before it is dead after a resend', async () => {
    const { account, at } = await challenged();
    await at.post(SEND);
    const old = await bff.inbox.newestCode(account.email);
    await bff.age(account, 'email_codes.sent_at', 60);
    await at.post(SEND);
    const code = await bff.inbox.newestCode(account.email);
    expect(code).not.toBe(old);
    expect(await at.post(VERIFY, { factor: 'email', code: old })).toMatchObject(wrongCode);
    expect((await at.post(VERIFY, { factor: 'email', code })).status).toBe(200);
  });

  test.each([
    [570, 200],
    [600, 422],
  ])('after %i seconds it is answered %i', async (seconds, status) => {
    const { account, at } = await challenged();
    await bff.age(account, 'challenges.expires_at', -600);
    await at.post(SEND);
    const code = await bff.inbox.newestCode(account.email);
    await bff.age(account, 'email_codes.expires_at', seconds);
    expect((await at.post(VERIFY, { factor: 'email', code })).status).toBe(status);
  });

  test('and never longer than its challenge', async () => {
    const { account, at } = await challenged();
    await bff.age(account, 'challenges.expires_at', 300);
    await at.post(SEND);
    const ends = await bff.query(
      `select c.expires_at = e.expires_at as same from challenges c join email_codes e on e.challenge_id = c.id
      where c.account_id = $1`,
      [account.id],
    );
    expect(ends).toEqual([{ same: true }]);
  });

  test('a code that was never sent is wrong', async () => {
    const { at } = await challenged();
    expect(await at.post(VERIFY, { factor: 'email', code: someCodeOtherThan(new Set()) })).toMatchObject(wrongCode);
  });
});
