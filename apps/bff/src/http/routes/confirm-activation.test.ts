import { afterAll, describe, expect, test } from 'vitest';
import { inOneStep, stepNow } from '../../testing/authenticator-app.ts';
import { beginActivation } from '../../testing/people.ts';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const CONFIRM = '/api/two-factor/activation/confirm';
const noneUnderWay = { status: 409, body: { code: 'no_pending_activation' } };

test('POST /api/two-factor/activation/confirm → 200 active, and the session has proved both factors', async () => {
  const { account, browser } = await bff.member();
  const app = await beginActivation(browser);
  const answer = await browser.post(CONFIRM, { code: app.codeAt(stepNow()) });
  expect(answer).toMatchObject({ status: 200, body: { twoFactor: { status: 'active' } } });
  expect((await browser.get('/api/session')).body).toMatchObject({ session: { amr: ['pwd', 'otp'] } });
  const { email, password } = account;
  expect((await bff.browser().post('/api/sign-in', { email, password })).body).toMatchObject({ next: 'second-factor' });
});

test('POST /api/two-factor/activation/confirm → 409 no_pending_activation when none was begun', async () => {
  const { browser } = await bff.member();
  expect(await browser.post(CONFIRM, { code: '123456' })).toMatchObject(noneUnderWay);
});

test('POST /api/two-factor/activation/confirm → 422 wrong_code with the attempts left, and nothing else changes', async () => {
  const { browser } = await bff.member();
  const app = await beginActivation(browser);
  const { body: before } = await browser.get('/api/two-factor/activation');
  const answer = await browser.post(CONFIRM, { code: app.wrongCode() });
  expect(answer.status).toBe(422);
  expect(answer.body).toMatchObject({ code: 'wrong_code', attemptsLeft: 9 });
  expect(answer.body).not.toHaveProperty('clockDriftSeconds');
  expect((await browser.get('/api/two-factor/activation')).body).toEqual(before);
  expect((await browser.get('/api/two-factor')).body).toEqual({ status: 'inactive' });
});

test('SEC-31 ten tries end a pending activation; the tenth may be right', async () => {
  const [ann, bob] = [await bff.member(), await bff.member()];
  for (const [{ account, browser }, wrongCodes] of [
    [ann, 10],
    [bob, 9],
  ] as const) {
    const app = await beginActivation(browser);
    for (let tried = 1; tried <= wrongCodes; tried += 1) {
      const answer = await browser.post(CONFIRM, { code: app.wrongCode() });
      expect(answer.body).toMatchObject({ code: 'wrong_code', attemptsLeft: 10 - tried });
    }
    await bff.budgets.set(account, 'untrusted', { short: 10, long: 100 });
    const right = await browser.post(CONFIRM, { code: app.codeAt(stepNow()) });
    if (wrongCodes === 10) expect(right).toMatchObject(noneUnderWay);
    else expect(right.status).toBe(200);
  }
  expect((await ann.browser.get('/api/two-factor/activation')).status).toBe(404);
});

describe('SEC-27 the codes of this time step and of one either side confirm', () => {
  test.each([
    [-2, 422],
    [-1, 200],
    [1, 200],
    [2, 422],
  ])('the one of T%i is answered %i', async (drift, status) => {
    await inOneStep(async (step) => {
      const { browser } = await bff.member();
      const app = await beginActivation(browser);
      expect((await browser.post(CONFIRM, { code: app.codeAt(step + drift) })).status).toBe(status);
    });
  });
});

describe('a code of another moment tells how far the phone’s clock is off, positive when it is ahead', () => {
  test.each([
    [-20, -600],
    [-2, -60],
    [2, 60],
    [10, 300],
    [20, 600],
    [-21, undefined],
    [21, undefined],
  ])('T%i: %s seconds', async (drift, seconds) => {
    await inOneStep(async (step) => {
      const { browser } = await bff.member();
      const app = await beginActivation(browser);
      const { body } = await browser.post(CONFIRM, { code: app.codeAt(step + drift) });
      expect((body as { clockDriftSeconds?: number }).clockDriftSeconds).toBe(seconds);
    });
  });

  test('but never at sign-in, where it would help somebody to guess', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    await bff.freshCode(ann);
    const code = ann.app.codeAt(stepNow() + 10);
    const { body } = await browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code });
    expect(body).not.toHaveProperty('clockDriftSeconds');
  });
});
