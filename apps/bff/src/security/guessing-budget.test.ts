import { afterAll, describe, expect, test } from 'vitest';
import { stepNow } from '../testing/authenticator-app.ts';
import type { Answer, Browser } from '../testing/browser.ts';
import { type Account, type ActiveMember, beginActivation } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const VERIFY = '/api/sign-in/challenge/verify';
const DAY = 86_400;
const refused = { status: 429, body: { code: 'too_many_attempts' } };

const guess = (ann: ActiveMember, browser: Browser) =>
  browser.post(VERIFY, { factor: 'authenticator', code: ann.app.wrongCode() });

/** Wrong codes from `browser`, over as many challenges as it takes. */
async function guessTimes(times: number, ann: ActiveMember, browser = bff.browser()): Promise<Browser> {
  for (let made = 0; made < times; made += 1) {
    if (made % 5 === 0) await bff.enterPassword(ann.account, browser);
    expect((await guess(ann, browser)).status).toBe(422);
  }
  return browser;
}

const untrustedOf = (account: Account) => bff.budgets.of(account, 'untrusted');
const trustedOf = (account: Account) => bff.budgets.of(account, 'trusted');
const secondsToWait = ({ headers }: Answer) => Number(headers.get('Retry-After'));

describe('an account allows ten guesses from untrusted browsers, over all of them and all their challenges', () => {
  test('POST verify → 429 too_many_attempts for the eleventh, saying how long to wait', async () => {
    const ann = await bff.activeMember();
    await guessTimes(6, ann);
    await guessTimes(4, ann);
    const browser = await bff.enterPassword(ann.account);
    expect((await browser.get('/api/sign-in/challenge')).body).toMatchObject({ attemptsLeft: 0 });
    const answer = await guess(ann, browser);
    expect(answer).toMatchObject(refused);
    expect(secondsToWait(answer)).toBeGreaterThan(8_400);
    expect(secondsToWait(answer)).toBeLessThanOrEqual(8_640);
  });

  test('SEC-22 and then a right code gets the same answer as a wrong one, and signs nobody in', async () => {
    const ann = await bff.activeMember();
    await bff.budgets.set(ann.account, 'untrusted', { short: 0, long: 90 });
    const browser = await bff.enterPassword(ann.account);
    const [wrong, right] = [
      await guess(ann, browser),
      await browser.post(VERIFY, { factor: 'authenticator', code: await bff.freshCode(ann) }),
    ];
    expect(right).toMatchObject(refused);
    expect(right.body).toEqual(wrong.body);
    expect([...right.headers.keys()]).toEqual([...wrong.headers.keys()]);
    expect((await browser.get('/api/session')).status).toBe(401);
  });

  test('and a refused guess costs nothing, neither of the challenge nor of the budget', async () => {
    const ann = await bff.activeMember();
    await bff.budgets.set(ann.account, 'untrusted', { short: 0, long: 90 });
    const browser = await bff.enterPassword(ann.account);
    const before = await untrustedOf(ann.account);
    for (let refusals = 0; refusals < 7; refusals += 1) expect(await guess(ann, browser)).toMatchObject(refused);
    expect(await untrustedOf(ann.account)).toEqual(before);
    await bff.budgets.set(ann.account, 'untrusted', { short: 10, long: 100 });
    expect((await browser.get('/api/sign-in/challenge')).body).toMatchObject({ attemptsLeft: 5 });
  });

  test('the answer tells of the lower of what the challenge and what the account allow', async () => {
    const ann = await bff.activeMember();
    await bff.budgets.set(ann.account, 'untrusted', { short: 2, long: 90 });
    const browser = await bff.enterPassword(ann.account);
    expect((await browser.get('/api/sign-in/challenge')).body).toMatchObject({ attemptsLeft: 2 });
    expect((await guess(ann, browser)).body).toMatchObject({ attemptsLeft: 1 });
    expect((await guess(ann, browser)).body).toMatchObject({ attemptsLeft: 0 });
    expect(await guess(ann, browser)).toMatchObject(refused);
  });
});

describe('time refills the budget', () => {
  test('one guess in a tenth of a day', async () => {
    const ann = await bff.activeMember();
    await bff.budgets.set(ann.account, 'untrusted', { short: 0, long: 90 });
    const browser = await bff.enterPassword(ann.account);
    await bff.age(ann.account, 'attempt_budgets.refilled_at', 8_600);
    const early = await guess(ann, browser);
    expect(early).toMatchObject(refused);
    expect(secondsToWait(early)).toBeLessThanOrEqual(40);
    await bff.age(ann.account, 'attempt_budgets.refilled_at', 40);
    expect((await guess(ann, browser)).status).toBe(422);
    expect(await guess(ann, browser)).toMatchObject(refused);
  });

  test('one guess in 3.65 days once the hundred of the year are used up', async () => {
    const ann = await bff.activeMember();
    await bff.budgets.set(ann.account, 'untrusted', { short: 10, long: 0 });
    const browser = await bff.enterPassword(ann.account);
    const answer = await guess(ann, browser);
    expect(answer).toMatchObject(refused);
    expect(secondsToWait(answer)).toBeGreaterThan(3.64 * DAY);
    expect(secondsToWait(answer)).toBeLessThanOrEqual(3.65 * DAY);
    await bff.age(ann.account, 'attempt_budgets.refilled_at', 3.65 * DAY);
    expect((await guess(ann, browser)).status).toBe(422);
    expect(await guess(ann, browser)).toMatchObject(refused);
  });

  test('never over its capacity', async () => {
    const ann = await bff.activeMember();
    await bff.age(ann.account, 'attempt_budgets.refilled_at', 4_000 * DAY);
    await guessTimes(1, ann);
    expect(await untrustedOf(ann.account)).toEqual({ short: 9, long: 99 });
  });

  test('and a row from the future gives nothing', async () => {
    const ann = await bff.activeMember();
    await bff.budgets.set(ann.account, 'untrusted', { short: 3, long: 50 });
    await bff.age(ann.account, 'attempt_budgets.refilled_at', -DAY);
    await guessTimes(1, ann);
    expect(await untrustedOf(ann.account)).toEqual({ short: 2, long: 49 });
  });
});

describe('SEC-52 deactivation draws on the same budget as the sign-ins of trusted browsers', () => {
  test('a wrong code of a deactivation', async () => {
    const ann = await bff.activeMember();
    await ann.browser.post('/api/two-factor/deactivation');
    const confirm = () => ann.browser.post('/api/two-factor/deactivation/confirm', { code: '000000' });
    const before = await trustedOf(ann.account);
    expect((await confirm()).status).toBe(422);
    expect((await trustedOf(ann.account)).long).toBeCloseTo(before.long - 1, 3);
    expect(await untrustedOf(ann.account)).toEqual({ short: 10, long: 100 });
    await bff.budgets.set(ann.account, 'trusted', { short: 0, long: 49 });
    expect(await confirm()).toMatchObject(refused);
  });

  test('ten of them leave a sign-in what untrusted browsers have, and twenty leave nothing', async () => {
    const ann = await bff.activeMember();
    const guessAtDeactivation = async () => {
      for (let wrong = 0; wrong < 10; wrong += 1) {
        if (wrong % 5 === 0) await ann.browser.post('/api/two-factor/deactivation');
        await ann.browser.post('/api/two-factor/deactivation/confirm', { code: '000000' });
      }
    };
    await guessAtDeactivation();
    const browser = await bff.enterPassword(ann.account, ann.browser.copy());
    expect((await guess(ann, browser)).status).toBe(422);
    await guessAtDeactivation();
    expect(await guess(ann, browser)).toMatchObject(refused);
    expect(await guess(ann, await bff.enterPassword(ann.account))).toMatchObject(refused);
  });
});

test('SEC-84 a try at a pending secret costs its own activation and no budget', async () => {
  const { account, browser } = await bff.member();
  const app = await beginActivation(browser);
  await bff.budgets.set(account, 'untrusted', { short: 0, long: 0 });
  await bff.budgets.set(account, 'trusted', { short: 0, long: 0 });
  const wrong = await browser.post('/api/two-factor/activation/confirm', { code: app.wrongCode() });
  expect(wrong).toMatchObject({ status: 422, body: { attemptsLeft: 9 } });
  expect((await untrustedOf(account)).long + (await trustedOf(account)).long).toBe(0);
  const right = await browser.post('/api/two-factor/activation/confirm', { code: app.codeAt(stepNow()) });
  expect(right.status).toBe(200);
});

describe('SEC-84 nobody without the password spends it', () => {
  test('whatever they send', async () => {
    const ann = await bff.activeMember();
    const stranger = bff.browser();
    stranger.cookies.set('__Host-dev', (await bff.signInWithApp(ann)).cookies.get('__Host-dev') ?? '');
    await bff.budgets.set(ann.account, 'untrusted', { short: 10, long: 100 });
    await bff.budgets.set(ann.account, 'trusted', { short: 10, long: 50 });
    for (let tried = 0; tried < 12; tried += 1) {
      await stranger.post('/api/sign-in', { email: ann.account.email, password: `guess number ${tried} or so` });
      await guess(ann, stranger);
      await stranger.post('/api/two-factor/activation/confirm', { code: '000000' });
      await stranger.post('/api/two-factor/deactivation/confirm', { code: '000000' });
      await stranger.post('/api/sign-in/challenge/email-code');
    }
    expect(await untrustedOf(ann.account)).toEqual({ short: 10, long: 100 });
    expect(await bff.budgets.of(ann.account, 'trusted')).toEqual({ short: 10, long: 50 });
    expect(await bff.inbox.codeMails(ann.account.email)).toEqual([]);
  });

  test('nor does a member of another account', async () => {
    const [ann, eve] = [await bff.activeMember(), await bff.activeMember()];
    const before = await untrustedOf(ann.account);
    await guessTimes(10, eve);
    expect(await untrustedOf(ann.account)).toEqual(before);
  });
});
