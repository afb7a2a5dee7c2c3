import { days, resetCodeLimits } from '@countersign/two-factor';
import { afterAll, describe, expect, test } from 'vitest';
import { fromFreshNetwork } from '../testing/fresh-network.ts';
import { guesserAt, statusesOf } from '../testing/guesser.ts';
import { passwordResetsAt } from '../testing/password-resets.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff({ trustedProxyHops: 1 });
const replica = await bff.replica();
afterAll(() => bff.close());

const guesser = guesserAt(bff);
const { ask, confirm, enter, mailed } = passwordResetsAt(bff);
const { digits, perAccount, tries } = resetCodeLimits;

const otherThan = (code: string) => (code === '00000000' ? '00000001' : '00000000');

/** A browser that a stranger has asked for the account's mail in, and a code that is not the mail's. */
async function stranger(email: string) {
  const browser = bff.browser();
  const { code } = await mailed({ email }, browser);
  return { browser, wrong: otherThan(code), code };
}

test('a year of guesses is right for less than one account in ten thousand', () => {
  const judgedInAYear = perAccount.capacity + (perAccount.capacity * days(365)) / perAccount.refillsIn;
  expect(judgedInAYear).toBe(3_660);
  expect(judgedInAYear / 10 ** digits).toBeLessThan(1 / 10_000);
});

describe('tries at the eight digits', () => {
  test('are five of one request, however many are sent at once to two replicas', async () => {
    const { email } = await bff.account();
    const { browser, wrong, code } = await stranger(email);
    const other = bff.browser(replica.app);
    for (const [name, value] of browser.cookies) other.cookies.set(name, value);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => enter(wrong, index % 2 === 0 ? browser : other)),
    );
    expect(statusesOf(answers).filter((status) => status === 422)).toHaveLength(tries);
    expect(statusesOf(answers).filter((status) => status === 410)).toHaveLength(20 - tries);
    expect((await enter(code, browser)).status).toBe(410);
  });

  test('are ten a day of one email, over all requests and browsers, and then a right one is refused as well', async () => {
    const { email } = await bff.account();
    const strangers = [await stranger(email), await stranger(email), await stranger(email)];
    const statuses = [];
    for (const { browser, wrong } of strangers) {
      for (let tried = 0; tried < tries - 1; tried += 1) statuses.push((await enter(wrong, browser)).status);
    }
    expect(statuses.filter((status) => status === 422)).toHaveLength(perAccount.capacity);
    expect(statuses.slice(perAccount.capacity)).toEqual([429, 429]);
    const [, , last] = strangers;
    if (!last) throw new Error('There are three.');
    const refused = await enter(last.code, last.browser);
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_attempts' } });
    const wait = Number(refused.headers.get('Retry-After'));
    expect(wait).toBeGreaterThan(8_600);
    expect(wait).toBeLessThanOrEqual(8_640);
    await guesser.wait(8_640);
    // The request has tries of its own left, since a refused one costs nothing.
    expect((await enter(last.code, last.browser)).status).toBe(200);
  });

  test('are counted for an email without an account, too', async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    const statuses = [];
    for (let request = 0; request < 3; request += 1) {
      const browser = bff.browser();
      expect((await ask(email, browser, fromFreshNetwork())).status).toBe(204);
      await bff.settled();
      for (let tried = 0; tried < tries - 1; tried += 1) statuses.push((await enter('00000000', browser)).status);
    }
    expect(statuses).toEqual([...Array.from({ length: perAccount.capacity }, () => 422), 429, 429]);
  });

  test('draw on nothing of the second factor, and a stranger who uses them up leaves the link as good as it was', async () => {
    const member = await bff.activeMember();
    const before = await bff.budgets.of(member.account, 'untrusted');
    const { token } = await mailed(member.account);
    for (const { browser, wrong } of [await stranger(member.account.email), await stranger(member.account.email)]) {
      for (let tried = 0; tried < tries; tried += 1) expect((await enter(wrong, browser)).status).toBe(422);
    }
    expect(await bff.budgets.of(member.account, 'untrusted')).toEqual(before);
    expect((await confirm(token)).status).toBe(204);
    await bff.settled();
  });
});
