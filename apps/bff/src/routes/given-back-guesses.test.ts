import { afterAll, describe, expect, test } from 'vitest';
import { someCodeOtherThan } from '../testing/authenticator-app.ts';
import type { Browser } from '../testing/browser.ts';
import type { Trust } from '../testing/budgets.ts';
import { type Account, type ActiveMember, beginActivation } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const VERIFY = '/api/sign-in/challenge/verify';

async function guessTimes(times: number, ann: ActiveMember, browser: Browser) {
  for (let made = 0; made < times; made += 1) {
    const answer = await browser.post(VERIFY, { factor: 'authenticator', code: ann.app.wrongCode() });
    expect(answer.status).toBe(422);
  }
}

/** A budget that is neither full nor empty, so that what comes back can be seen. */
const halfSpend = ({ account }: ActiveMember, trust: Trust) => bff.budgets.set(account, trust, { short: 6, long: 40 });

/** Whole tokens: the refill of the seconds that a test takes is left out. */
async function tokensOf(account: Account, trust: Trust) {
  const { long, short } = await bff.budgets.of(account, trust);
  return { short: Math.floor(short), long: Math.floor(long) };
}

describe('SEC-84 a success gives back', () => {
  test('what the same browser spent, over all its challenges, and not more', async () => {
    const ann = await bff.activeMember();
    await halfSpend(ann, 'untrusted');
    const browser = await bff.enterPassword(ann.account);
    await guessTimes(2, ann, browser);
    await bff.enterPassword(ann.account, browser);
    await guessTimes(1, ann, browser);
    expect(await tokensOf(ann.account, 'untrusted')).toEqual({ short: 3, long: 37 });
    await bff.signInWithApp(ann, browser);
    expect(await tokensOf(ann.account, 'untrusted')).toEqual({ short: 6, long: 40 });
  });

  test('nothing of what another browser spent', async () => {
    const ann = await bff.activeMember();
    await halfSpend(ann, 'untrusted');
    await guessTimes(4, ann, await bff.enterPassword(ann.account));
    await bff.signInWithApp(ann);
    expect(await tokensOf(ann.account, 'untrusted')).toEqual({ short: 2, long: 36 });
  });

  test('nothing of what a guess at another account spent from the same browser', async () => {
    const [ann, bob] = [await bff.activeMember(), await bff.activeMember()];
    await halfSpend(ann, 'untrusted');
    await halfSpend(bob, 'untrusted');
    const browser = await bff.enterPassword(bob.account);
    await guessTimes(3, bob, browser);
    await bff.signInWithApp(ann, browser);
    expect(await tokensOf(ann.account, 'untrusted')).toEqual({ short: 6, long: 40 });
    expect(await tokensOf(bob.account, 'untrusted')).toEqual({ short: 3, long: 37 });
  });

  test('it once', async () => {
    const ann = await bff.activeMember();
    await halfSpend(ann, 'trusted');
    const browser = await bff.signInWithApp(ann);
    await bff.enterPassword(ann.account, browser);
    await guessTimes(3, ann, browser);
    await bff.signInWithApp(ann, browser);
    await bff.signInWithApp(ann, browser);
    expect(await tokensOf(ann.account, 'trusted')).toEqual({ short: 6, long: 40 });
  });

  test('never more than the buckets hold', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    await guessTimes(3, ann, browser);
    await bff.age(ann.account, 'attempt_budgets.refilled_at', 365 * 86_400);
    await bff.signInWithApp(ann, browser);
    expect(await bff.budgets.of(ann.account, 'untrusted')).toEqual({ short: 10, long: 100 });
  });

  test('by email as well as by authenticator', async () => {
    const ann = await bff.activeMember();
    await halfSpend(ann, 'untrusted');
    const browser = await bff.enterPassword(ann.account);
    await guessTimes(2, ann, browser);
    await browser.post('/api/sign-in/challenge/email-code');
    const code = await bff.inbox.newestCode(ann.account.email);
    await browser.post(VERIFY, { factor: 'email', code });
    expect(await tokensOf(ann.account, 'untrusted')).toEqual({ short: 6, long: 40 });
  });

  test('by an activation', async () => {
    const { account, browser } = await bff.member();
    await bff.budgets.set(account, 'untrusted', { short: 6, long: 40 });
    const app = await beginActivation(browser);
    const confirm = () => browser.post('/api/two-factor/activation/confirm', { code: app.wrongCode() });
    for (const _ of [1, 2, 3]) expect((await confirm()).status).toBe(422);
    await bff.activate(browser);
    expect(await tokensOf(account, 'untrusted')).toEqual({ short: 6, long: 40 });
  });

  test('by a deactivation', async () => {
    const ann = await bff.activeMember();
    await halfSpend(ann, 'untrusted');
    await ann.browser.post('/api/two-factor/deactivation');
    const code = await bff.inbox.newestCode(ann.account.email);
    const wrong = someCodeOtherThan(new Set([code]));
    const confirm = (given: string) => ann.browser.post('/api/two-factor/deactivation/confirm', { code: given });
    for (const _ of [1, 2, 3]) expect((await confirm(wrong)).status).toBe(422);
    expect((await confirm(code)).status).toBe(200);
    expect(await tokensOf(ann.account, 'untrusted')).toEqual({ short: 6, long: 40 });
  });
});

describe('trusted and untrusted browsers have separate budgets', () => {
  test('a trusted one guesses on while the untrusted budget is empty, and the other way round', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.signInWithApp(ann);
    await bff.budgets.set(ann.account, 'untrusted', { short: 0, long: 0 });
    await bff.signInWithApp(ann, browser);
    await bff.budgets.set(ann.account, 'trusted', { short: 0, long: 0 });
    await bff.budgets.set(ann.account, 'untrusted', { short: 10, long: 100 });
    await bff.enterPassword(ann.account, browser);
    const refused = await browser.post(VERIFY, { factor: 'authenticator', code: await bff.freshCode(ann) });
    expect(refused.status).toBe(429);
    await bff.signInWithApp(ann);
  });

  test('what was spent as untrusted comes back to the untrusted budget by the sign-in that makes it trusted', async () => {
    const ann = await bff.activeMember();
    await halfSpend(ann, 'untrusted');
    await halfSpend(ann, 'trusted');
    const browser = await bff.enterPassword(ann.account);
    await guessTimes(2, ann, browser);
    await bff.signInWithApp(ann, browser);
    expect(await tokensOf(ann.account, 'untrusted')).toEqual({ short: 6, long: 40 });
    expect(await tokensOf(ann.account, 'trusted')).toEqual({ short: 6, long: 40 });
  });

  test('what a browser spent as trusted does not come back to the untrusted budget once its trust has run out', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.signInWithApp(ann);
    await bff.enterPassword(ann.account, browser);
    await halfSpend(ann, 'trusted');
    await guessTimes(3, ann, browser);
    await bff.age(ann.account, 'browsers.trusted_until', 180 * 86_400);
    await halfSpend(ann, 'untrusted');
    await bff.signInWithApp(ann, browser);
    expect(await tokensOf(ann.account, 'untrusted')).toEqual({ short: 6, long: 40 });
  });

  test('nor once it had to give way to ten others', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.signInWithApp(ann);
    await bff.enterPassword(ann.account, browser);
    await guessTimes(3, ann, browser);
    for (let count = 0; count < 10; count += 1) await bff.signInWithApp(ann);
    await halfSpend(ann, 'untrusted');
    await bff.signInWithApp(ann, browser);
    expect(await tokensOf(ann.account, 'untrusted')).toEqual({ short: 6, long: 40 });
  });

  test('nor does a challenge opened before the browser was trusted give back to the other budget', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    const older = bff.browser();
    older.cookies.set('__Host-chal', browser.cookies.get('__Host-chal') ?? '');
    await bff.signInWithApp(ann, browser);
    await halfSpend(ann, 'untrusted');
    await halfSpend(ann, 'trusted');
    await guessTimes(2, ann, older);
    await bff.signInWithApp(ann, browser);
    expect(await tokensOf(ann.account, 'untrusted')).toEqual({ short: 4, long: 38 });
    expect(await tokensOf(ann.account, 'trusted')).toEqual({ short: 6, long: 40 });
  });
});
