import { afterAll, expect, test } from 'vitest';
import { stepNow } from '../testing/authenticator-app.ts';
import { metricOf } from '../testing/scrape.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
const replica = await bff.replica();
afterAll(async () => {
  await replica.settled();
  await bff.close();
});

const TEST = '/api/two-factor/test';
const VERIFY = '/api/sign-in/challenge/verify';

test('SEC-83 of 40 wrong codes tested at once over two replicas five are judged, and a right one is refused afterwards', async () => {
  const { app, browser } = await bff.activeMember();
  const code = app.wrongCode();
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, index) => browser.copy(index % 2 ? replica.app : bff.app).post(TEST, { code })),
  );
  expect(answers.filter(({ status }) => status === 422)).toHaveLength(5);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(35);
  expect((await browser.post(TEST, { code: app.codeAt(stepNow()) })).status).toBe(429);
});

test('SEC-83 other browsers and new sessions of the account have no tests of their own', async () => {
  const ann = await bff.activeMember();
  for (let tried = 0; tried < 5; tried += 1) await ann.browser.post(TEST, { code: ann.app.wrongCode() });
  const elsewhere = await bff.signInWithApp(ann);
  expect((await elsewhere.post(TEST, { code: ann.app.wrongCode() })).status).toBe(429);
});

test('SEC-84 tests take no guess from a sign-in, and guesses at a sign-in take no test', async () => {
  const ann = await bff.activeMember();
  const budgets = () =>
    bff.query('select * from attempt_budgets where account_id = $1 order by trust', [ann.account.id]);
  const before = await budgets();
  for (let tried = 0; tried < 6; tried += 1) await ann.browser.post(TEST, { code: ann.app.wrongCode() });
  expect(await budgets()).toEqual(before);
  const signedIn = await bff.signInWithApp(ann);
  expect((await signedIn.get('/api/session')).status).toBe(200);

  const ben = await bff.activeMember();
  const challenged = await bff.enterPassword(ben.account);
  for (let tried = 0; tried < 5; tried += 1)
    await challenged.post(VERIFY, { factor: 'authenticator', code: ben.app.wrongCode() });
  expect(await ben.browser.post(TEST, { code: ben.app.wrongCode() })).toMatchObject({ body: { attemptsLeft: 4 } });
});

test('SEC-28 a test leaves the time step as it is: the same code signs in afterwards, once', async () => {
  const ann = await bff.activeMember();
  const challenged = await bff.enterPassword(ann.account);
  const code = await bff.freshCode(ann);
  expect((await ann.browser.post(TEST, { code })).status).toBe(204);
  const copy = challenged.copy();
  expect((await challenged.post(VERIFY, { factor: 'authenticator', code })).status).toBe(200);
  expect((await copy.post(VERIFY, { factor: 'authenticator', code })).status).toBe(410);
  const again = await bff.enterPassword(ann.account);
  expect((await again.post(VERIFY, { factor: 'authenticator', code })).status).toBe(422);
});

test('SEC-67 a test proves nothing: what needs a fresh proof still asks for one', async () => {
  const { account, app, browser } = await bff.activeMember();
  await bff.age(account, 'sessions.proved_at', 601);
  const before = browser.cookies.get('__Host-sid');
  expect((await browser.post(TEST, { code: app.codeAt(stepNow()) })).status).toBe(204);
  expect(browser.cookies.get('__Host-sid')).toBe(before);
  expect(await browser.post('/api/two-factor/deactivation')).toMatchObject({ body: { code: 'step_up_required' } });
});

test('SEC-88 the log and the metrics say how a test ended, and hold no code', async () => {
  const { app, browser } = await bff.activeMember();
  const [wrong, right] = [app.wrongCode(), app.codeAt(stepNow())];
  await browser.post(TEST, { code: wrong });
  await browser.post(TEST, { code: right });
  const lines = bff.log.filter((line) => line.includes(TEST)).slice(-2);
  expect(lines.map((line) => JSON.parse(line).outcome)).toEqual(['wrong_code', 'code-tested']);
  for (const line of lines) for (const code of [wrong, right]) expect(line).not.toContain(`"${code}"`);
  const answers = (outcome: string) =>
    metricOf(bff, 'countersign_second_factor_answers_total', { factor: 'authenticator', purpose: 'test', outcome });
  const tests = (result: string) => metricOf(bff, 'countersign_attempts_total', { limit: 'code-tests', result });
  const [wrongOnes, rightOnes] = [await answers('wrong'), await answers('right')];
  expect(rightOnes).toBeGreaterThan(0);
  expect(await tests('charged')).toBe((wrongOnes ?? 0) + (rightOnes ?? 0));
  expect(await tests('given-back')).toBe(rightOnes);
});
