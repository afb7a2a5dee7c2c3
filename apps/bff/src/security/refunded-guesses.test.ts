import { afterAll, describe, expect, test } from 'vitest';
import { someCodeOtherThan } from '../testing/authenticator-app.ts';
import type { Browser } from '../testing/browser.ts';
import type { Trust } from '../testing/budgets.ts';
import type { Account, ActiveMember } from '../testing/people.ts';
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

/** Answers the open challenge of `browser`. */
async function answerIn(browser: Browser, ann: ActiveMember) {
  const right = { factor: 'authenticator', code: await bff.freshCode(ann) };
  expect((await browser.post(VERIFY, right)).status).toBe(200);
}

/** A budget that is neither full nor empty, so that what comes back can be seen. */
const halfSpend = ({ account }: ActiveMember, trust: Trust) => bff.budgets.set(account, trust, { short: 6, long: 40 });

/** Whole tokens: the refill of the seconds that a test takes is left out. */
async function tokensOf(account: Account, trust: Trust) {
  const { long, short } = await bff.budgets.of(account, trust);
  return { short: Math.floor(short), long: Math.floor(long) };
}

describe('SEC-84 a success refunds', () => {
  test('what was charged to its own challenge, the right guess included', async () => {
    const ann = await bff.activeMember();
    await halfSpend(ann, 'untrusted');
    const browser = await bff.enterPassword(ann.account);
    await guessTimes(4, ann, browser);
    expect(await tokensOf(ann.account, 'untrusted')).toEqual({ short: 2, long: 36 });
    await answerIn(browser, ann);
    expect(await tokensOf(ann.account, 'untrusted')).toEqual({ short: 6, long: 40 });
  });

  test('nothing of another challenge, also where the same browser guessed at it', async () => {
    const ann = await bff.activeMember();
    await halfSpend(ann, 'untrusted');
    const browser = await bff.enterPassword(ann.account);
    await guessTimes(2, ann, browser);
    await bff.enterPassword(ann.account, browser);
    await guessTimes(1, ann, browser);
    await answerIn(browser, ann);
    expect(await tokensOf(ann.account, 'untrusted')).toEqual({ short: 4, long: 38 });
  });

  test('nothing to a neighbour who knows the password and guesses in the same browser before each sign-in', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.signInWithApp(ann);
    const before = await tokensOf(ann.account, 'trusted');
    for (let round = 0; round < 3; round += 1) {
      await bff.enterPassword(ann.account, browser);
      await guessTimes(3, ann, browser);
      await bff.signInWithApp(ann, browser);
    }
    expect(await tokensOf(ann.account, 'trusted')).toEqual({ short: before.short - 9, long: before.long - 9 });
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

  test('nothing of what a session has spent at a deactivation', async () => {
    const ann = await bff.activeMember();
    await halfSpend(ann, 'trusted');
    await ann.browser.post('/api/two-factor/deactivation');
    for (const _ of [1, 2, 3]) {
      await ann.browser.post('/api/two-factor/deactivation/confirm', { code: '000000' });
    }
    await bff.signInWithApp(ann, ann.browser.copy());
    expect(await tokensOf(ann.account, 'trusted')).toEqual({ short: 3, long: 37 });
  });

  test('never more than the buckets hold', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    await guessTimes(3, ann, browser);
    await bff.age(ann.account, 'attempt_budgets.refilled_at', 365 * 86_400);
    await answerIn(browser, ann);
    expect(await bff.budgets.of(ann.account, 'untrusted')).toEqual({ short: 10, long: 100 });
  });

  test('by email as well as by authenticator', async () => {
    const ann = await bff.activeMember();
    await halfSpend(ann, 'untrusted');
    const browser = await bff.enterPassword(ann.account);
    await guessTimes(2, ann, browser);
    await browser.post('/api/sign-in/challenge/email-code');
    const code = await bff.inbox.newestCode(ann.account.email);
    expect((await browser.post(VERIFY, { factor: 'email', code })).status).toBe(200);
    expect(await tokensOf(ann.account, 'untrusted')).toEqual({ short: 6, long: 40 });
  });

  test('by a deactivation', async () => {
    const ann = await bff.activeMember();
    await halfSpend(ann, 'trusted');
    await ann.browser.post('/api/two-factor/deactivation');
    const code = await bff.inbox.newestCode(ann.account.email);
    const wrong = someCodeOtherThan(new Set([code]));
    const confirm = (given: string) => ann.browser.post('/api/two-factor/deactivation/confirm', { code: given });
    for (const _ of [1, 2, 3]) expect((await confirm(wrong)).status).toBe(422);
    expect(await tokensOf(ann.account, 'trusted')).toEqual({ short: 3, long: 37 });
    expect((await confirm(code)).status).toBe(200);
    expect(await tokensOf(ann.account, 'trusted')).toEqual({ short: 6, long: 40 });
  });

  test('exactly that when guesses and the success arrive at once, over two replicas', async () => {
    const ann = await bff.activeMember();
    await bff.budgets.set(ann.account, 'untrusted', { short: 3, long: 40 });
    const browser = await bff.enterPassword(ann.account);
    const other = browser.through((await bff.replica()).app);
    const guesses = Array.from({ length: 12 }, (_, n) =>
      (n % 2 ? browser : other).post(VERIFY, { factor: 'authenticator', code: ann.app.wrongCode() }),
    );
    const judged = (await Promise.all(guesses)).filter(({ status }) => status === 422).length;
    expect(judged).toBe(3);
    expect(await tokensOf(ann.account, 'untrusted')).toEqual({ short: 0, long: 37 });
    const [challenge] = await bff.query('select attempts_left, guesses_charged from challenges where account_id = $1', [
      ann.account.id,
    ]);
    expect(challenge).toEqual({ attempts_left: 2, guesses_charged: 3 });
  });
});

describe('trusted and untrusted browsers have separate budgets', () => {
  test('a trusted one guesses on while the untrusted budget is empty', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.signInWithApp(ann);
    await bff.budgets.set(ann.account, 'untrusted', { short: 0, long: 0 });
    await bff.signInWithApp(ann, browser);
  });

  test('one whose budget somebody with its cookie has used up gets in where a stranger would, and not where none would', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.signInWithApp(ann);
    await bff.budgets.set(ann.account, 'trusted', { short: 0, long: 0 });
    await halfSpend(ann, 'untrusted');
    await bff.enterPassword(ann.account, browser);
    await guessTimes(1, ann, browser);
    expect(await tokensOf(ann.account, 'untrusted')).toEqual({ short: 5, long: 39 });
    await answerIn(browser, ann);
    expect(await tokensOf(ann.account, 'untrusted')).toEqual({ short: 6, long: 40 });

    await bff.budgets.set(ann.account, 'untrusted', { short: 0, long: 40 });
    await bff.enterPassword(ann.account, browser);
    const refused = await browser.post(VERIFY, { factor: 'authenticator', code: await bff.freshCode(ann) });
    expect(refused.status).toBe(429);
  });

  test('what was spent as untrusted comes back to the untrusted budget by the sign-in that makes it trusted', async () => {
    const ann = await bff.activeMember();
    await halfSpend(ann, 'untrusted');
    await halfSpend(ann, 'trusted');
    const browser = await bff.enterPassword(ann.account);
    await guessTimes(2, ann, browser);
    await answerIn(browser, ann);
    expect(await tokensOf(ann.account, 'untrusted')).toEqual({ short: 6, long: 40 });
    expect(await tokensOf(ann.account, 'trusted')).toEqual({ short: 6, long: 40 });
  });

  test('what was spent as trusted comes back to the trusted budget, also when the trust has run out meanwhile', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.signInWithApp(ann);
    await bff.enterPassword(ann.account, browser);
    await halfSpend(ann, 'trusted');
    await halfSpend(ann, 'untrusted');
    await guessTimes(3, ann, browser);
    await bff.age(ann.account, 'browsers.trusted_until', 181 * 86_400);
    await answerIn(browser, ann);
    expect(await tokensOf(ann.account, 'trusted')).toEqual({ short: 6, long: 40 });
    expect(await tokensOf(ann.account, 'untrusted')).toEqual({ short: 6, long: 40 });
  });

  test('a challenge opened before the browser was trusted gives nothing back by a sign-in after it', async () => {
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
