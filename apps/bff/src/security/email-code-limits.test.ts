import { afterAll, describe, expect, test } from 'vitest';
import type { Account } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const SEND = '/api/sign-in/challenge/email-code';
const VERIFY = '/api/sign-in/challenge/verify';
const refused = { status: 429, body: { code: 'too_many_attempts' } };

const letAMinutePass = (account: Account) => bff.age(account, 'email_codes.sent_at', 60);
/** Whole mails: the refill of the seconds that a test takes is left out. */
async function allowances({ id }: Account): Promise<Record<string, number>> {
  const rows = await bff.query<{ trust: string; tokens: number }>(
    'select trust, floor(tokens)::int as tokens from mail_allowances where account_id = $1',
    [id],
  );
  return Object.fromEntries(rows.map(({ tokens, trust }) => [trust, tokens]));
}

const setAllowances = ({ id }: Account, { trusted, untrusted }: { trusted: number; untrusted: number }) =>
  bff.query(
    `update mail_allowances set tokens = case trust when 'trusted' then $2::float8 else $3 end, refilled_at = now()
    where account_id = $1`,
    [id, trusted, untrusted],
  );

const mailsTo = async ({ email }: Account) => (await bff.inbox.codeMails(email)).length;

describe('SEC-40 mail is limited', () => {
  test('to one in 60 seconds: POST email-code → 429 too_many_attempts, saying how long to wait', async () => {
    const { account } = await bff.activeMember();
    const browser = await bff.enterPassword(account);
    await browser.post(SEND);
    await bff.age(account, 'email_codes.sent_at', 30);
    const answer = await browser.post(SEND);
    expect(answer).toMatchObject(refused);
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(Number(answer.headers.get('Retry-After'))).toBeLessThanOrEqual(30);
    expect(await mailsTo(account)).toBe(1);

    await bff.age(account, 'email_codes.sent_at', 30);
    expect((await browser.post(SEND)).status).toBe(202);
    expect(await mailsTo(account)).toBe(2);
  });

  test('and a send that is refused leaves the code that was sent alive', async () => {
    const { account } = await bff.activeMember();
    const browser = await bff.enterPassword(account);
    await browser.post(SEND);
    const code = await bff.inbox.newestCode(account.email);
    expect(await browser.post(SEND)).toMatchObject(refused);
    expect((await browser.post(VERIFY, { factor: 'email', code })).status).toBe(200);
  });

  test('to three per challenge, until the challenge ends', async () => {
    const { account } = await bff.activeMember();
    const browser = await bff.enterPassword(account);
    for (const _ of [1, 2, 3]) {
      expect((await browser.post(SEND)).status).toBe(202);
      await letAMinutePass(account);
    }
    const answer = await browser.post(SEND);
    expect(answer).toMatchObject(refused);
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(500);
    expect(Number(answer.headers.get('Retry-After'))).toBeLessThanOrEqual(600);
    expect(await mailsTo(account)).toBe(3);
  });

  test('to ten a day per account for untrusted browsers, over all challenges', async () => {
    const { account } = await bff.activeMember();
    const send = async () => {
      const at = await bff.enterPassword(account);
      return at.post(SEND);
    };
    for (let sent = 0; sent < 10; sent += 1) expect((await send()).status).toBe(202);

    const answer = await send();
    expect(answer).toMatchObject(refused);
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(8_400);
    expect(Number(answer.headers.get('Retry-After'))).toBeLessThanOrEqual(8_640);
    expect(await mailsTo(account)).toBe(10);

    await bff.age(account, 'mail_allowances.refilled_at', 8_640);
    expect((await send()).status).toBe(202);
    expect(await send()).toMatchObject(refused);
    expect(await mailsTo(account)).toBe(11);
  });

  test('to ten a day more for trusted browsers and for sessions that proved both factors, then to what others have left', async () => {
    const { account, browser } = await bff.activeMember();
    await setAllowances(account, { trusted: 2, untrusted: 1 });
    const send = async () => {
      await bff.enterPassword(account, browser);
      return browser.post(SEND);
    };
    expect((await browser.post('/api/two-factor/deactivation')).status).toBe(202);
    expect((await send()).status).toBe(202);
    expect(await allowances(account)).toEqual({ trusted: 0, untrusted: 1 });
    expect((await send()).status).toBe(202);
    expect(await allowances(account)).toEqual({ trusted: 0, untrusted: 0 });
    expect(await send()).toMatchObject(refused);
    await letAMinutePass(account);
    expect(await browser.post('/api/two-factor/deactivation')).toMatchObject(refused);
    expect(await mailsTo(account)).toBe(3);
  });

  test('and never saves up more than ten', async () => {
    const { account } = await bff.activeMember();
    await bff.age(account, 'mail_allowances.refilled_at', 400 * 86_400);
    const browser = await bff.enterPassword(account);
    await browser.post(SEND);
    expect(await allowances(account)).toEqual({ trusted: 10, untrusted: 9 });
  });
});

test('SEC-40 of many sends at once over two replicas one is made', async () => {
  const { account } = await bff.activeMember();
  const browser = await bff.enterPassword(account);
  const other = browser.through((await bff.replica()).app);
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? browser : other).post(SEND)));
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(19);
  expect(await mailsTo(account)).toBe(1);
  expect(await allowances(account)).toEqual({ trusted: 10, untrusted: 9 });
});

describe('SEC-44 with email switched off as a second factor', () => {
  test('the challenge does not offer it, none is sent, and one that was sent before does not count', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    await browser.post(SEND);
    const code = await bff.inbox.newestCode(ann.account.email);
    await letAMinutePass(ann.account);

    const strict = browser.through((await bff.replica({ emailIsAFactor: false })).app);
    expect((await strict.get('/api/sign-in/challenge')).body).toMatchObject({
      factors: ['authenticator', 'recovery-code'],
    });
    expect(await strict.post(SEND)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(await strict.post(VERIFY, { factor: 'email', code })).toMatchObject({ body: { code: 'wrong_code' } });
    expect(await mailsTo(ann.account)).toBe(1);

    const right = { factor: 'authenticator', code: await bff.freshCode(ann) };
    expect((await strict.post(VERIFY, right)).status).toBe(200);
  });

  test('a sign-in offers the authenticator and recovery codes only', async () => {
    const { account } = await bff.activeMember();
    const strict = bff.browser((await bff.replica({ emailIsAFactor: false })).app);
    const { email, password } = account;
    expect((await strict.post('/api/sign-in', { email, password })).body).toMatchObject({
      challenge: { factors: ['authenticator', 'recovery-code'] },
    });
  });

  test('the settings name the authenticator and recovery codes only', async () => {
    const { browser } = await bff.activeMember();
    const strict = browser.through((await bff.replica({ emailIsAFactor: false })).app);
    const both = await browser.get('/api/two-factor');
    expect(both.body).toMatchObject({ factors: ['authenticator', 'email', 'recovery-code'] });
    const { body } = await strict.get('/api/two-factor');
    expect(body).toMatchObject({ factors: ['authenticator', 'recovery-code'] });
  });
});
