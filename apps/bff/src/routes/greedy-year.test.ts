import { afterAll, describe, expect, test } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { figure } from '../testing/figure.ts';
import type { ActiveMember } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const DAYS = 365;
const DAY_SECONDS = 86_400;

/** Of a million values, those that are right at one moment: the time steps T-1, T and T+1. */
const HIT = 3 / 1_000_000;
const successOf = (guesses: number) => 1 - (1 - HIT) ** guesses;
const inWords = (guesses: number) => `${guesses} judged guesses, ${(100 * successOf(guesses)).toFixed(4)} % of success`;

/**
 * A year of somebody who knows the password and guesses at every one of `browsers` whenever a guess is judged; time
 * passes in the database.
 */
async function guessForAYear(
  ann: ActiveMember,
  browsers: readonly Browser[],
  eachDay: (day: number) => Promise<void> = async () => {},
): Promise<number> {
  let judged = 0;
  for (let day = 0; day <= DAYS; day += 1) {
    await bff.age(ann.account, 'attempt_budgets.refilled_at', DAY_SECONDS);
    await eachDay(day);
    for (const browser of browsers) {
      while (await isJudged(ann, browser)) judged += 1;
    }
  }
  return judged;
}

async function isJudged(ann: ActiveMember, browser: Browser): Promise<boolean> {
  // A new challenge costs the attacker the password, which they have; so the old one is simply filled up again.
  await bff.query(
    "update challenges set attempts_left = 5, expires_at = now() + interval '10 minutes' where account_id = $1",
    [ann.account.id],
  );
  const code = ann.app.wrongCode();
  const { status } = await browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code });
  expect([422, 429]).toContain(status);
  return status === 422;
}

/** A browser with the device cookie of one at which the member has signed in. */
async function thiefOf(ann: ActiveMember): Promise<Browser> {
  const thief = bff.browser();
  thief.cookies.set('__Host-dev', (await bff.signInWithApp(ann)).cookies.get('__Host-dev') ?? '');
  return thief;
}

describe('SEC-83, SEC-85 a greedy year', () => {
  test('from untrusted browsers is at most 200 judged guesses', async () => {
    const ann = await bff.activeMember();
    const judged = await guessForAYear(ann, [await bff.enterPassword(ann.account)]);
    figure(`a year with the password: ${inWords(judged)}`);
    expect(judged).toBeLessThanOrEqual(200);
    expect(judged).toBeGreaterThan(190);
  }, 120_000);

  test('with a stolen device cookie is at most 100 more', async () => {
    const ann = await bff.activeMember();
    const judged = await guessForAYear(ann, [await bff.enterPassword(ann.account, await thiefOf(ann))]);
    figure(`a year with a stolen device cookie: ${inWords(judged)}`);
    expect(judged).toBeLessThanOrEqual(100);
    expect(judged).toBeGreaterThan(90);
  }, 120_000);

  test('with the password, each new one of every week, and three stolen device cookies succeeds in under 1 of 1,000', async () => {
    const ann = await bff.activeMember();
    const browsers = [bff.browser(), await thiefOf(ann), await thiefOf(ann), await thiefOf(ann)];
    const enterPassword = () => Promise.all(browsers.map((browser) => bff.enterPassword(ann.account, browser)));
    await enterPassword();

    /** As good for the attacker as a change of password could be: they learn it, and the stolen cookies still count. */
    async function changePassword(day: number) {
      if (day % 7 !== 0) return;
      await bff.query('update accounts set security_epoch = security_epoch + 1 where id = $1', [ann.account.id]);
      await bff.query(
        'update browsers set security_epoch = security_epoch + 1 where account_id = $1 and trusted_until is not null',
        [ann.account.id],
      );
      await enterPassword();
    }
    const judged = await guessForAYear(ann, browsers, changePassword);
    figure(`a year with the password, 52 new ones and three stolen device cookies: ${inWords(judged)}`);
    expect(judged).toBeLessThanOrEqual(300);
    expect(judged).toBeGreaterThan(280);
    expect(successOf(judged)).toBeLessThan(1 / 1_000);
  }, 120_000);

  test('under a lock of 15 minutes after every ten wrong codes, and no limit to their sum, succeeds in 65 %', () => {
    const lockedFor = 15 * 60;
    let judged = 0;
    for (let second = 0; second < DAYS * DAY_SECONDS; second += lockedFor) judged += 10;
    figure(`a year under ten wrong codes, then 15 minutes, as others have it: ${inWords(judged)}`);
    expect(successOf(judged)).toBeCloseTo(0.65, 3);
  });
});
