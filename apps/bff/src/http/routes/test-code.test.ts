import { afterAll, expect, test } from 'vitest';
import { stepNow } from '../../testing/authenticator-app.ts';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
const replica = await bff.replica();
afterAll(async () => {
  await replica.settled();
  await bff.close();
});

const TEST = '/api/two-factor/test';
const POSTPONE = '/api/two-factor/check-up/postpone';

test('POST /api/two-factor/test → 204 for the code that the authenticator shows', async () => {
  const { app, browser } = await bff.activeMember();
  expect((await browser.post(TEST, { code: app.codeAt(stepNow()) })).status).toBe(204);
});

test('POST /api/two-factor/test → 422 wrong_code with the tests left, and with the drift of a clock that is off', async () => {
  const { app, browser } = await bff.activeMember();
  const wrong = await browser.post(TEST, { code: app.wrongCode() });
  expect(wrong).toMatchObject({ status: 422, body: { code: 'wrong_code', attemptsLeft: 4 } });
  expect(wrong.body).not.toHaveProperty('clockDriftSeconds');
  const drifted = await browser.post(TEST, { code: app.codeAt(stepNow() - 10) });
  expect(drifted).toMatchObject({ status: 422, body: { attemptsLeft: 3, clockDriftSeconds: expect.any(Number) } });
});

test('SEC-15 POST /api/two-factor/test → of twenty wrong codes at once, over two replicas, five are judged', async () => {
  const { app, browser } = await bff.activeMember();
  const at = [browser, browser.through(replica.app)];
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => at[index % 2]?.post(TEST, { code: app.wrongCode() })),
  );
  expect(answers.filter((answer) => answer?.status === 422)).toHaveLength(5);
  const refused = answers.filter((answer) => answer?.status === 429);
  expect(refused).toHaveLength(15);
  for (const answer of refused) expect(Number(answer?.headers.get('Retry-After'))).toBeGreaterThan(17_000);
});

test('POST /api/two-factor/test → 409 not_active, 401 without a session', async () => {
  const { browser } = await bff.member();
  expect(await browser.post(TEST, { code: '123456' })).toMatchObject({ status: 409, body: { code: 'not_active' } });
  expect((await bff.browser().post(TEST, { code: '123456' })).status).toBe(401);
});

test('POST /api/two-factor/check-up/postpone → 204, and 409 not_active', async () => {
  const { account, browser } = await bff.activeMember();
  await bff.query("update authenticators set check_up_at = now() - interval '1 day' where account_id = $1", [
    account.id,
  ]);
  expect((await browser.get('/api/two-factor')).body).toMatchObject({ isCheckUpDue: true });
  expect((await browser.post(POSTPONE)).status).toBe(204);
  expect((await browser.get('/api/two-factor')).body).toMatchObject({ isCheckUpDue: false });
  const { browser: other } = await bff.member();
  expect(await other.post(POSTPONE)).toMatchObject({ status: 409, body: { code: 'not_active' } });
});
