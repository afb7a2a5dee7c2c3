import { afterAll, expect, test } from 'vitest';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const CHALLENGE = '/api/sign-in/challenge';
const VERIFY = '/api/sign-in/challenge/verify';
const gone = { status: 410, body: { code: 'challenge_gone' } };

test('GET /api/sign-in/challenge → 200 the same as the sign-in answered, as often as it is asked', async () => {
  const { account } = await bff.activeMember();
  const browser = bff.browser();
  const { body } = await browser.post('/api/sign-in', { email: account.email, password: account.password });
  for (const _ of ['once', 'and again']) {
    const read = await browser.get(CHALLENGE);
    expect(read.status).toBe(200);
    expect(body).toEqual({ next: 'second-factor', challenge: read.body });
  }
});

test('GET /api/sign-in/challenge → 410 challenge_gone without one', async () => {
  expect(await bff.browser().get(CHALLENGE)).toMatchObject(gone);
  const { browser } = await bff.member();
  expect(await browser.get(CHALLENGE)).toMatchObject(gone);
});

test('DELETE /api/sign-in/challenge → 204, and no code answers it any more', async () => {
  const ann = await bff.activeMember();
  const browser = await bff.enterPassword(ann.account);
  const copy = browser.copy();

  const answer = await browser.delete(CHALLENGE);
  expect(answer.status).toBe(204);
  expect(answer.cookies.map(({ name }) => name)).toEqual(['__Host-chal']);
  expect(browser.cookies.has('__Host-chal')).toBe(false);
  const code = await bff.freshCode(ann);
  expect(await copy.post(VERIFY, { factor: 'authenticator', code })).toMatchObject(gone);
});

test('DELETE /api/sign-in/challenge → 204 without a challenge too', async () => {
  expect((await bff.browser().delete(CHALLENGE)).status).toBe(204);
});
