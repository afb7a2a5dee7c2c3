import { afterAll, expect, test } from 'vitest';
import type { Member } from '../../testing/people.ts';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const stepUp = ({ account, browser }: Member) => browser.post('/api/step-up', { password: account.password });
const stepUpRequired = { status: 403, body: { code: 'step_up_required' } };

test('SEC-24 POST /api/step-up → 204 under a new token; the old one is dead on every replica', async () => {
  const ann = await bff.member();
  const before = bff.browser((await bff.replica()).app);
  before.cookies.set('__Host-sid', ann.browser.cookies.get('__Host-sid') ?? '');
  expect((await before.get('/api/session')).status).toBe(200);
  const answer = await stepUp(ann);
  expect(answer.status).toBe(204);
  expect(answer.cookies.map(({ name }) => name)).toEqual(['__Host-sid']);
  expect((await ann.browser.get('/api/session')).status).toBe(200);
  expect((await before.get('/api/session')).status).toBe(401);
});

test('POST /api/step-up → 422 wrong_credentials, which is no proof', async () => {
  const { account, browser } = await bff.member();
  await bff.age(account, 'sessions.proved_at', 600);
  const answer = await browser.post('/api/step-up', { password: 'not the password at all' });
  expect(answer).toMatchObject({ status: 422, body: { code: 'wrong_credentials' }, cookies: [] });
  expect(await browser.post('/api/two-factor/activation')).toMatchObject(stepUpRequired);
});

test('POST /api/step-up → 422 wrong_credentials for another account’s password', async () => {
  const { browser } = await bff.member();
  const stranger = 'a password that somebody else has set';
  await bff.addAccount({ email: `${crypto.randomUUID()}@example.com`, password: stranger });
  expect((await browser.post('/api/step-up', { password: stranger })).status).toBe(422);
});

test.each([
  ['no password', {}],
  ['an empty one', { password: '' }],
  ['one that is a list', { password: ['x'] }],
  ['an account beside it', { password: 'x', email: 'ann@example.com' }],
])('POST /api/step-up → 400 malformed for %s', async (_, body) => {
  const { browser } = await bff.member();
  expect(await browser.post('/api/step-up', body)).toMatchObject({ status: 400, body: { code: 'malformed' } });
});

test('POST /api/step-up → 401 not_signed_in without a session', async () => {
  expect((await bff.browser().post('/api/step-up', { password: 'x' })).status).toBe(401);
});
