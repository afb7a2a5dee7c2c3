import { afterAll, describe, expect, test } from 'vitest';
import { stepNow } from '../testing/authenticator-app.ts';
import type { Browser } from '../testing/browser.ts';
import { openChallenge } from '../testing/open-challenge.ts';
import { type Account, type ActiveMember, beginActivation } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const VERIFY = '/api/sign-in/challenge/verify';
const SEND = '/api/sign-in/challenge/email-code';
const DEACTIVATION = '/api/two-factor/deactivation';
const MONTH_DAYS = 30;
const EVERY_DAYS = 3;
const DAY_SECONDS = 86_400;

/** Lets a month pass in the database; the thief acts every third day and last, so that nothing has refilled since. */
async function forAMonth(account: Account, thief: () => Promise<void>) {
  for (let day = 0; day < MONTH_DAYS; day += EVERY_DAYS) {
    await bff.age(account, 'attempt_budgets.refilled_at', EVERY_DAYS * DAY_SECONDS);
    await bff.age(account, 'mail_allowances.refilled_at', EVERY_DAYS * DAY_SECONDS);
    await thief();
  }
}

/** Guesses at the second step from ever new browsers until no guess is judged. */
async function guessUntilRefused(ann: ActiveMember) {
  for (;;) {
    const thief = bff.browser();
    await openChallenge(bff.database, ann.account, thief);
    const guess = () => thief.post(VERIFY, { factor: 'authenticator', code: ann.app.wrongCode() });
    let { status } = await guess();
    if (status === 429) return;
    while (status === 422) ({ status } = await guess());
  }
}

/** Has codes mailed from ever new browsers until none is sent. */
async function askForMailUntilRefused({ account }: ActiveMember) {
  for (;;) {
    const thief = bff.browser();
    await openChallenge(bff.database, account, thief);
    if ((await thief.post(SEND)).status === 429) return;
  }
}

async function deactivate({ account }: ActiveMember, browser: Browser): Promise<number> {
  const begun = await browser.post(DEACTIVATION);
  if (begun.status !== 202) return begun.status;
  const code = await bff.inbox.newestCode(account.email);
  return (await browser.post(`${DEACTIVATION}/confirm`, { code })).status;
}

describe('SEC-84 somebody who knows the password and tries for a month', { timeout: 300_000 }, () => {
  test('does not keep the owner from activating, nor ends what they have begun', async () => {
    const { account, browser } = await bff.member();
    const thief = await bff.enterPassword(account);
    await forAMonth(account, async () => {
      const app = await beginActivation(thief);
      const confirm = () => thief.post('/api/two-factor/activation/confirm', { code: app.wrongCode() });
      for (let tried = 0; tried < 10; tried += 1) expect((await confirm()).status).toBe(422);
    });
    const app = await beginActivation(browser);
    await beginActivation(thief);
    const confirmed = await browser.post('/api/two-factor/activation/confirm', { code: app.codeAt(stepNow()) });
    expect(confirmed.status).toBe(200);
  });

  test('does not reach the browser that activated, nor what its session may do', async () => {
    const ann = await bff.activeMember();
    await forAMonth(ann.account, () => guessUntilRefused(ann));
    expect((await bff.budgets.of(ann.account, 'untrusted')).short).toBeLessThan(1);
    await bff.signInWithApp(ann, ann.browser);
    expect(await deactivate(ann, ann.browser)).toBe(200);
  });

  test('does not use up the mails of a trusted browser, nor of a session that proved both factors', async () => {
    const ann = await bff.activeMember();
    await forAMonth(ann.account, () => askForMailUntilRefused(ann));
    await bff.enterPassword(ann.account, ann.browser);
    expect((await ann.browser.post(SEND)).status).toBe(202);
    const code = await bff.inbox.newestCode(ann.account.email);
    expect((await ann.browser.post(VERIFY, { factor: 'email', code })).status).toBe(200);
    expect(await deactivate(ann, ann.browser)).toBe(200);
  });
});
