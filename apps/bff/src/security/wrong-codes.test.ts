import { afterAll, afterEach, expect, test } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import type { Account } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());
afterEach(() => bff.settled());

const VERIFY = '/api/sign-in/challenge/verify';
const WRONG_CODES = 'Wrong codes after your password on Mini Program Platform';

async function told({ email }: Account): Promise<number> {
  await bff.settled();
  return (await bff.inbox.mails(email)).filter(({ subject }) => subject === WRONG_CODES).length;
}

const answer = (browser: Browser, code: string) => browser.post(VERIFY, { factor: 'authenticator', code });

const later = (account: Account, seconds: number) =>
  Promise.all([
    bff.query('update security_events set at = at - make_interval(secs => $2) where account_id = $1', [
      account.id,
      seconds,
    ]),
    bff.query(
      'update attempt_budgets set refilled_at = refilled_at - make_interval(secs => $2) where account_id = $1',
      [account.id, seconds],
    ),
    bff.query('update throttles set refilled_at = refilled_at - make_interval(secs => $1)', [seconds]),
  ]);

test('SEC-58 wrong codes at once, over challenges and replicas, are told once', async () => {
  const ann = await bff.activeMember();
  const other = await bff.replica();
  const wrong = ann.app.wrongCode();
  const browsers = await Promise.all(Array.from({ length: 6 }, () => bff.enterPassword(ann.account)));
  const answers = await Promise.all(
    browsers.map((browser, index) => answer(index % 2 === 0 ? browser : browser.through(other.app), wrong)),
  );
  expect(answers.map(({ status }) => status)).toEqual(browsers.map(() => 422));
  await other.settled();
  expect(await told(ann.account)).toBe(1);
});

test('a thief who goes on for two days is told of at most three times a day, and no more than once an hour', async () => {
  const ann = await bff.activeMember();
  const counts: number[] = [];
  for (let hour = 0; hour < 48; hour += 1) {
    const browser = await bff.enterPassword(ann.account);
    for (let code = 0; code < 3; code += 1) await answer(browser, ann.app.wrongCode());
    counts.push(await told(ann.account));
    await later(ann.account, 3_600);
  }
  const perHour = counts.map((count, hour) => count - (counts[hour - 1] ?? 0));
  expect(Math.max(...perHour)).toBe(1);
  for (const hour of perHour.keys()) {
    const inADay = perHour.slice(hour, hour + 24).reduce((sum, count) => sum + count, 0);
    expect(inADay).toBeLessThanOrEqual(3);
  }
  expect(counts.at(-1)).toBeGreaterThanOrEqual(3);
});

test('they are told of in a session and at a deactivation too', async () => {
  const ann = await bff.activeMember();
  const prove = (code: string) => ann.browser.post('/api/step-up/second-factor', { factor: 'authenticator', code });
  for (let code = 0; code < 2; code += 1) expect((await prove(ann.app.wrongCode())).status).toBe(422);
  expect(await told(ann.account)).toBe(0);
  await ann.browser.post('/api/two-factor/deactivation');
  const right = await bff.inbox.newestCode(ann.account.email);
  const code = right === '000000' ? '000001' : '000000';
  expect((await ann.browser.post('/api/two-factor/deactivation/confirm', { code })).status).toBe(422);
  expect(await told(ann.account)).toBe(1);
  const events = (await bff.securityEvents(ann.account)).filter(({ kind }) => kind === 'code-refused');
  expect(events.map(({ factor }) => factor)).toEqual(['otp', 'otp', 'email']);
  for (const event of events) expect(event.sessionId).not.toBeNull();
});

test('what does not guess at an account is none: a test of a code, a code of an activation', async () => {
  const { account, browser } = await bff.activeMember();
  for (let code = 0; code < 4; code += 1) await browser.post('/api/two-factor/test', { code: '000000' });
  const ben = await bff.member();
  await ben.browser.post('/api/two-factor/activation');
  for (let code = 0; code < 4; code += 1) {
    await ben.browser.post('/api/two-factor/activation/confirm', { code: '000000' });
  }
  for (const { id } of [account, ben.account]) {
    expect((await bff.securityEvents({ id })).map(({ kind }) => kind)).not.toContain('code-refused');
  }
});

test('a code that was used is answered to the letter as a wrong one is', async () => {
  const ann = await bff.activeMember();
  const used = await bff.freshCode(ann);
  expect((await answer(await bff.enterPassword(ann.account), used)).status).toBe(200);
  const [first, second] = [await bff.enterPassword(ann.account), await bff.enterPassword(ann.account)];
  const [replayed, wrong] = [await answer(first, used), await answer(second, ann.app.wrongCode())];
  expect(replayed.body).toEqual({ ...(wrong.body as object), attemptsLeft: 4 });
  expect(replayed.status).toBe(wrong.status);
  const kinds = (await bff.securityEvents(ann.account)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind.startsWith('code-'))).toEqual(['code-replayed', 'code-refused']);
});
