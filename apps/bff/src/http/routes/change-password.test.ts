import { afterAll, describe, expect, test } from 'vitest';
import type { Member } from '../../testing/people.ts';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const CHANGE = '/api/account/password';
const password = 'seven grey geese over the harbour';

const change = ({ account, browser }: Member, body: object = {}) =>
  browser.post(CHANGE, { currentPassword: account.password, password, ...body });

test('SEC-24 → 204 under a new token; the old one, and every other session, is dead on every replica', async () => {
  const ann = await bff.member();
  const elsewhere = await bff.enterPassword(ann.account);
  const before = bff.browser((await bff.replica()).app);
  before.cookies.set('__Host-sid', ann.browser.cookies.get('__Host-sid') ?? '');
  expect((await before.get('/api/session')).status).toBe(200);
  const answer = await change(ann);
  expect(answer).toMatchObject({ status: 204, body: null });
  expect(answer.cookies.map(({ name }) => name).toSorted()).toEqual(['__Host-dev', '__Host-sid']);
  expect((await ann.browser.get('/api/session')).status).toBe(200);
  for (const ended of [before, elsewhere]) expect((await ended.get('/api/session')).status).toBe(401);
});

test('the new password signs in, in this browser and elsewhere; the old one does not', async () => {
  const ann = await bff.member();
  await change(ann);
  const { email, password: old } = ann.account;
  for (const browser of [ann.browser, bff.browser()]) {
    expect((await browser.post('/api/sign-in', { email, password: old })).status).toBe(422);
    expect((await browser.post('/api/sign-in', { email, password })).status).toBe(200);
  }
});

test('SEC-08 with two factors the new password alone opens a challenge, and no session', async () => {
  const ann = await bff.activeMember();
  await change(ann);
  const answer = await bff.browser().post('/api/sign-in', { email: ann.account.email, password });
  expect(answer).toMatchObject({ status: 200, body: { next: 'second-factor' } });
});

test('→ 422 wrong_credentials, and the session stays as it is', async () => {
  const ann = await bff.member();
  const answer = await change(ann, { currentPassword: 'not the password at all' });
  expect(answer).toMatchObject({ status: 422, body: { code: 'wrong_credentials' }, cookies: [] });
  expect((await ann.browser.get('/api/session')).status).toBe(200);
});

test.each([
  ['too-short', 'fourteen chars'],
  ['too-long', 'lantern '.repeat(33)],
  ['common', 'passwordpassword'],
  ['guessable', 'Mini Program Platform'],
])('SEC-02 → 422 poor_password with the flaw: %s', async (passwordFlaw, poor) => {
  const answer = await change(await bff.member(), { password: poor });
  expect(answer).toMatchObject({ status: 422, body: { code: 'poor_password', passwordFlaw }, cookies: [] });
});

test('→ 422 password_unchanged for the current one', async () => {
  const ann = await bff.member();
  const answer = await change(ann, { password: ann.account.password });
  expect(answer).toMatchObject({ status: 422, body: { code: 'password_unchanged' } });
});

test('SEC-05 → 429 after ten wrong ones in this session; another session and the sign-in go on', async () => {
  const ann = await bff.member();
  const elsewhere = await bff.enterPassword(ann.account);
  for (let tried = 0; tried < 10; tried += 1) await change(ann, { currentPassword: 'not the password at all' });
  const answer = await change(ann);
  expect(answer).toMatchObject({ status: 429, body: { code: 'too_many_attempts' } });
  expect(answer.headers.get('Retry-After')).toMatch(/^\d+$/);
  expect((await change({ ...ann, browser: elsewhere })).status).toBe(204);
});

test.each([
  ['no password', { password: undefined }],
  ['an empty one', { password: '' }],
  ['no current one', { currentPassword: undefined }],
  ['one that is a list', { password: ['x'] }],
  ['an account beside it', { accountId: 'x' }],
])('→ 400 malformed for %s', async (_, body) => {
  expect(await change(await bff.member(), body)).toMatchObject({ status: 400, body: { code: 'malformed' } });
});

test('→ 401 without a session, and with a challenge', async () => {
  const body = { currentPassword: 'x', password };
  expect((await bff.browser().post(CHANGE, body)).status).toBe(401);
  const challenged = await bff.enterPassword((await bff.activeMember()).account);
  expect((await challenged.post(CHANGE, body)).status).toBe(401);
});

describe('SEC-88 of the passwords nothing is kept', () => {
  test('no line of the log and no answer holds them', async () => {
    const ann = await bff.member();
    const typed = ['one that is wrong altogether', 'another that is to be set'];
    const answer = await change(ann, { currentPassword: typed[0], password: typed[1] });
    await bff.settled();
    for (const each of typed) expect(`${bff.log.join('')}${JSON.stringify(answer.body)}`).not.toContain(each);
    expect(
      bff.log
        .map((line) => JSON.parse(line))
        .filter(({ path }) => path === CHANGE)
        .at(-1),
    ).toMatchObject({
      outcome: 'wrong_credentials',
      accountId: ann.account.id,
    });
  });
});
