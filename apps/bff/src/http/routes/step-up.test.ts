import { afterAll, describe, expect, test } from 'vitest';
import type { Member } from '../../testing/people.ts';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const stepUp = ({ account, browser }: Member) => browser.post('/api/step-up', { password: account.password });
const stepUpRequired = { status: 403, body: { code: 'step_up_required' } };

const sensitive = [
  ['/api/two-factor/activation', {}],
  ['/api/two-factor/activation/confirm', { code: '123456' }],
  ['/api/two-factor/deactivation', {}],
  ['/api/two-factor/deactivation/confirm', { code: '123456' }],
] as const;

describe('SEC-67, SEC-30 a sensitive action needs a proof of the last ten minutes', () => {
  test.each(sensitive)('POST %s → 403 step_up_required at ten minutes, and not before', async (path, body) => {
    const { account, browser } = await bff.member();
    await bff.age(account, 'sessions.proved_at', 570);
    expect(await browser.post(path, body)).not.toMatchObject(stepUpRequired);
    await bff.age(account, 'sessions.proved_at', 600);
    expect(await browser.post(path, body)).toMatchObject(stepUpRequired);
  });

  test.each(sensitive)('POST %s → goes on after a step-up', async (path, body) => {
    const ann = await bff.member();
    await bff.age(ann.account, 'sessions.proved_at', 600);
    expect((await stepUp(ann)).status).toBe(204);
    expect(await ann.browser.post(path, body)).not.toMatchObject(stepUpRequired);
  });

  test('no use of the session counts as a proof', async () => {
    const { account, browser } = await bff.member();
    await bff.age(account, 'sessions.proved_at', 600);
    await bff.age(account, 'sessions.last_seen_at', 120);
    await browser.get('/api/session');
    await browser.get('/api/two-factor');
    expect(await browser.post('/api/two-factor/activation')).toMatchObject(stepUpRequired);
  });

  test('nor does the proof of another session', async () => {
    const ann = await bff.member();
    const other = await bff.enterPassword(ann.account);
    await bff.age(ann.account, 'sessions.proved_at', 600);
    await stepUp(ann);
    expect(await other.post('/api/two-factor/activation')).toMatchObject(stepUpRequired);
  });

  test('a second factor counts', async () => {
    const ann = await bff.activeMember();
    await bff.age(ann.account, 'sessions.proved_at', 600);
    const browser = await bff.signInWithApp(ann);
    expect((await browser.post('/api/two-factor/deactivation')).status).toBe(202);
  });
});

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
