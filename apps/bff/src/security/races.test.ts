import { afterAll, describe, expect, test } from 'vitest';
import { someCodeOtherThan, stepNow } from '../testing/authenticator-app.ts';
import type { Answer, Browser } from '../testing/browser.ts';
import { type ActiveMember, beginActivation } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
const replica = await bff.replica();
afterAll(() => bff.close());

const VERIFY = '/api/sign-in/challenge/verify';

/** A browser per request, so that each sends the cookies as they were; every second one asks the other replica. */
const copiesOf = (browser: Browser, count: number): Browser[] =>
  Array.from({ length: count }, (_, index) => browser.copy(index % 2 ? bff.app : replica.app));

const atOnce = (browsers: Browser[], act: (browser: Browser, index: number) => Promise<Answer>) =>
  Promise.all(browsers.map(act));

function countsOf(answers: Answer[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

const guess = (ann: ActiveMember) => (browser: Browser) =>
  browser.post(VERIFY, { factor: 'authenticator', code: ann.app.wrongCode() });

describe('SEC-15 an attempt is charged before it is judged, over two replicas', () => {
  test('of 40 wrong codes at once for one challenge exactly 5 are judged', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    const answers = await atOnce(copiesOf(browser, 40), guess(ann));
    expect(countsOf(answers)).toEqual({ 422: 5, 410: 35 });
    const left = answers.flatMap(({ body, status }) =>
      status === 422 ? [(body as { attemptsLeft: number }).attemptsLeft] : [],
    );
    expect(left.toSorted()).toEqual([0, 1, 2, 3, 4]);
  });

  test('of 40 wrong codes at once for 20 challenges of one account exactly 10 are judged', async () => {
    const ann = await bff.activeMember();
    const browsers = await Promise.all(Array.from({ length: 20 }, () => bff.enterPassword(ann.account)));
    const answers = await atOnce(
      browsers.flatMap((browser) => copiesOf(browser, 2)),
      guess(ann),
    );
    expect(countsOf(answers)).toEqual({ 422: 10, 429: 30 });
    const { long, short } = await bff.budgets.of(ann.account, 'untrusted');
    expect([Math.floor(short), Math.floor(long)]).toEqual([0, 90]);
  });

  test('of 30 wrong codes at once for one activation exactly 10 are judged', async () => {
    const { browser } = await bff.member();
    const app = await beginActivation(browser);
    const answers = await atOnce(copiesOf(browser, 30), (copy) =>
      copy.post('/api/two-factor/activation/confirm', { code: app.wrongCode() }),
    );
    expect(countsOf(answers)[422]).toBe(10);
  });

  test('of 20 wrong codes at once for one deactivation exactly 5 are judged', async () => {
    const ann = await bff.activeMember();
    await ann.browser.post('/api/two-factor/deactivation');
    const code = someCodeOtherThan(new Set([await bff.inbox.newestCode(ann.account.email)]));
    const answers = await atOnce(copiesOf(ann.browser, 20), (copy) =>
      copy.post('/api/two-factor/deactivation/confirm', { code }),
    );
    expect(countsOf(answers)).toEqual({ 422: 5, 410: 15 });
  });
});

describe('SEC-16 a right code makes one session, over two replicas', () => {
  const sessionsOf = async ({ account }: ActiveMember) =>
    (await bff.query('select 1 from sessions where account_id = $1', [account.id])).length;

  test('sent 20 times at once for one challenge', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    const before = await sessionsOf(ann);
    const code = await bff.freshCode(ann);
    const answers = await atOnce(copiesOf(browser, 20), (copy) => copy.post(VERIFY, { factor: 'authenticator', code }));
    expect(countsOf(answers)[200]).toBe(1);
    expect(await sessionsOf(ann)).toBe(before + 1);
  });

  test('SEC-28 sent at once for 8 challenges of the account', async () => {
    const ann = await bff.activeMember();
    const browsers = await Promise.all(Array.from({ length: 8 }, () => bff.enterPassword(ann.account)));
    const code = await bff.freshCode(ann);
    const answers = await atOnce(browsers, (browser, index) =>
      (index % 2 ? browser : browser.through(replica.app)).post(VERIFY, { factor: 'authenticator', code }),
    );
    expect(countsOf(answers)).toEqual({ 200: 1, 422: 7 });
  });

  test('sent 20 times at once by email', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    await browser.post('/api/sign-in/challenge/email-code');
    const code = await bff.inbox.newestCode(ann.account.email);
    const answers = await atOnce(copiesOf(browser, 20), (copy) => copy.post(VERIFY, { factor: 'email', code }));
    expect(countsOf(answers)[200]).toBe(1);
  });
});

describe('SEC-33, SEC-59 a change of factors happens once', () => {
  test('of 10 right confirmations at once one activates, and there is one authenticator', async () => {
    const { account, browser } = await bff.member();
    const app = await beginActivation(browser);
    const code = app.codeAt(stepNow());
    const answers = await atOnce(copiesOf(browser, 10), (copy) =>
      copy.post('/api/two-factor/activation/confirm', { code }),
    );
    expect(countsOf(answers)[200]).toBe(1);
    expect(answers.every(({ status }) => [200, 401, 409].includes(status))).toBe(true);
    expect(await bff.query('select 1 from authenticators where account_id = $1', [account.id])).toHaveLength(1);
    const [row] = await bff.query('select security_epoch from accounts where id = $1', [account.id]);
    expect(row).toEqual({ security_epoch: 1 });
  });

  test('two sessions that activate at once end with one authenticator, whose app signs in', async () => {
    const { account, browser } = await bff.member();
    const other = (await bff.enterPassword(account)).through(replica.app);
    const begun = await Promise.all([browser, other].map(async (each) => ({ each, app: await beginActivation(each) })));
    const answers = await Promise.all(
      begun.map(({ app, each }) => each.post('/api/two-factor/activation/confirm', { code: app.codeAt(stepNow()) })),
    );
    expect(countsOf(answers)[200]).toBe(1);
    const winner = begun[answers.findIndex(({ status }) => status === 200)];
    if (!winner) throw new Error('Nobody activated.');
    await bff.signInWithApp({ account, browser: winner.each, app: winner.app });
  });

  test('of 10 right deactivations at once one deactivates', async () => {
    const ann = await bff.activeMember();
    await ann.browser.post('/api/two-factor/deactivation');
    const code = await bff.inbox.newestCode(ann.account.email);
    const answers = await atOnce(copiesOf(ann.browser, 10), (copy) =>
      copy.post('/api/two-factor/deactivation/confirm', { code }),
    );
    expect(countsOf(answers)[200]).toBe(1);
    expect(answers.every(({ status }) => [200, 401, 410, 422].includes(status))).toBe(true);
  });

  test('no session that was begun on the password alone outlives an activation', async () => {
    const { account, browser } = await bff.member();
    const app = await beginActivation(browser);
    const signIns = Array.from({ length: 10 }, () => bff.browser());
    const { email, password } = account;
    const [activated] = await Promise.all([
      browser.post('/api/two-factor/activation/confirm', { code: app.codeAt(stepNow()) }),
      ...signIns.map((each) => each.post('/api/sign-in', { email, password })),
    ]);
    expect(activated.status).toBe(200);
    for (const each of signIns) expect((await each.get('/api/session')).status).toBe(401);
  });
});

test('a right code among guesses in other challenges of the same browser ends in no error', async () => {
  const ann = await bff.activeMember();
  const browser = bff.browser();
  const challenges: Browser[] = [];
  for (let count = 0; count < 10; count += 1) {
    await bff.enterPassword(ann.account, browser);
    challenges.push(...copiesOf(browser, 1));
  }
  const code = await bff.freshCode(ann);
  const answers = await atOnce(challenges, (each, index) =>
    index === 5 ? each.post(VERIFY, { factor: 'authenticator', code }) : guess(ann)(each),
  );
  expect(countsOf(answers)).toEqual({ 200: 1, 422: 9 });
});
