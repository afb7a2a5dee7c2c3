import { emptyTestDatabase, freePort, type TestDatabase } from '@countersign/database/testing';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { DEMO_PASSWORD } from '../../kit/demo-accounts.ts';
import type { Place } from '../../kit/exchange.ts';
import { type Server, startServer } from '../../kit/server.ts';
import { longTimeouts } from '../../kit/until.ts';
import { type Browser, openBrowser } from '../kit/http-browser.ts';
import {
  type Answer,
  halfAnAnswer,
  hangUp,
  type MailProvider,
  pageInsteadOfJson,
  refusal,
  silence,
  startMailProvider,
} from '../kit/mail-provider.ts';
import { activate, sessionStatus, signInPatiently } from '../kit/member.ts';
import { onPostgres } from '../kit/settings.ts';

vi.setConfig({ ...longTimeouts, maxConcurrency: 10 });

const failures: Record<string, Answer> = {
  'a-refusal': refusal(403, 'invalid_api_key'),
  'a-malformed-mail': refusal(422, 'validation_error'),
  'a-long-wait': refusal(429, 'rate_limit_exceeded', { 'Retry-After': '3600' }),
  'a-short-wait': refusal(429, 'rate_limit_exceeded', { 'Retry-After': '1' }),
  'a-used-up-quota': refusal(429, 'daily_quota_exceeded'),
  'an-outage': refusal(500, 'internal_server_error'),
};
/** After which the mail may be on its way. */
const lostAnswers: Record<string, Answer> = {
  'a-page': pageInsteadOfJson,
  silence,
  'half-an-answer': halfAnAnswer,
  'a-hang-up': hangUp,
};
const takenAndLost =
  (answer: Answer): Answer =>
  (response, take) => {
    take();
    answer(response, take);
  };
const addressOf = (failure: string) => `${failure}@example.com`;

let database: TestDatabase;
let provider: MailProvider;
let server: Server;

beforeAll(async () => {
  database = await emptyTestDatabase(inject('postgresUrl'));
  provider = await startMailProvider();
  server = await startServer({
    ...onPostgres(database.url),
    DEMO_ACCOUNTS: [...Object.keys({ ...failures, ...lostAnswers }), 'deactivating'].map(addressOf).join(','),
    RESEND_BASE_URL: `http://127.0.0.1:${provider.port}`,
  });
});

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await provider?.[Symbol.asyncDispose]();
  await database?.close();
});

/** Signed in, with two-factor authentication active. */
async function activated(place: Place, email: string): Promise<Browser> {
  const browser = openBrowser(place);
  await signInPatiently(browser, { email, password: DEMO_PASSWORD });
  const { confirmation } = await activate(browser);
  expect(confirmation).toMatchObject({ status: 200 });
  return browser;
}

/** Before the second step of a sign-in. */
async function challenged(place: Place, email: string): Promise<Browser> {
  await activated(place, email);
  const browser = openBrowser(place);
  const answer = await signInPatiently(browser, { email, password: DEMO_PASSWORD });
  expect(answer).toMatchObject({ status: 200, body: { next: 'second-factor' } });
  return browser;
}

const askForCode = (browser: Browser) => browser.post('/api/sign-in/challenge/email-code', {});
const mailUnavailable = { status: 503, body: { code: 'mail_unavailable' } };

async function allowancesOf(email: string) {
  return database.query(
    `select coalesce(e.sends_left, 3)::int as "sendsLeft", c.attempts_left as "attemptsLeft", round(b.tokens)::int as "mailsLeft"
     from accounts a join challenges c on c.account_id = a.id
       join mail_allowances b on b.account_id = a.id and b.trust = c.trust
       left join email_codes e on e.challenge_id = c.id
     where a.email = $1`,
    [email],
  );
}

describe.concurrent('a mail that certainly was not sent costs nothing', () => {
  test.each(Object.entries(failures))('%s', async (failure, answer) => {
    const email = addressOf(failure);
    const browser = await challenged(server, email);
    provider.answerFor(email, answer);
    expect(await askForCode(browser)).toMatchObject(mailUnavailable);
    expect(await browser.get('/api/sign-in/challenge')).toMatchObject({
      status: 200,
      body: { attemptsLeft: 5, emailCode: null },
    });
    expect(await allowancesOf(email)).toEqual([{ sendsLeft: 3, attemptsLeft: 5, mailsLeft: 10 }]);

    provider.answerFor(email, null);
    expect(await askForCode(browser)).toMatchObject({ status: 202 });
    expect(await allowancesOf(email)).toEqual([{ sendsLeft: 2, attemptsLeft: 5, mailsLeft: 9 }]);
    const code = provider.codeFor(email);
    const verification = await browser.post('/api/sign-in/challenge/verify', { factor: 'email', code });
    expect(verification).toMatchObject({ status: 200, body: { next: 'signed-in' } });
    expect(await sessionStatus(browser)).toBe(200);
  });
});

describe.concurrent('a mail that may have left counts as sent', () => {
  test.each(Object.entries(lostAnswers))('%s', async (failure, answer) => {
    const email = addressOf(failure);
    const browser = await challenged(server, email);
    provider.answerFor(email, takenAndLost(answer));
    expect(await askForCode(browser)).toMatchObject(mailUnavailable);
    expect(await askForCode(browser)).toMatchObject({ status: 429 });
    expect(await allowancesOf(email)).toEqual([{ sendsLeft: 2, attemptsLeft: 5, mailsLeft: 9 }]);
    expect(new Set(provider.textsFor(email).filter((text) => /\d{6}/.test(text))).size).toBe(1);
    const code = provider.codeFor(email);
    const verification = await browser.post('/api/sign-in/challenge/verify', { factor: 'email', code });
    expect(verification).toMatchObject({ status: 200, body: { next: 'signed-in' } });
  });
});

test('a provider that nobody can connect to, until it is there', async () => {
  const other = await emptyTestDatabase(inject('postgresUrl'));
  const port = await freePort();
  await using lonely = await startServer({ ...onPostgres(other.url), RESEND_BASE_URL: `http://127.0.0.1:${port}` });
  const browser = await challenged(lonely, 'demo@example.com');
  expect(await askForCode(browser)).toMatchObject(mailUnavailable);

  await using _arrived = await startMailProvider(port);
  expect(await askForCode(browser)).toMatchObject({ status: 202 });
  await other.close();
});

test('a deactivation whose mail cannot be sent is asked for again, and goes through', async () => {
  const email = addressOf('deactivating');
  const browser = await activated(server, email);
  provider.answerFor(email, refusal(500, 'internal_server_error'));
  expect(await browser.post('/api/two-factor/deactivation', {})).toMatchObject(mailUnavailable);
  expect(await browser.get('/api/two-factor')).toMatchObject({ body: { status: 'active' } });

  provider.answerFor(email, null);
  expect(await browser.post('/api/two-factor/deactivation', {})).toMatchObject({ status: 202 });
  const code = provider.codeFor(email);
  expect(await browser.post('/api/two-factor/deactivation/confirm', { code })).toMatchObject({
    status: 200,
    body: { status: 'inactive' },
  });
});
