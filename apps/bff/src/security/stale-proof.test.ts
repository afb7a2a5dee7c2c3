import { afterAll, describe, expect, test } from 'vitest';
import type { Member } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

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
