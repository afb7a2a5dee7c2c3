import { afterAll, describe, expect, test } from 'vitest';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const notSignedIn = { status: 401, body: { code: 'not_signed_in' } };

describe('SEC-63 a session ends', () => {
  test('after an hour without use', async () => {
    const { account, browser } = await bff.member();
    await bff.age(account, 'sessions.last_seen_at', 3_540);
    expect((await browser.get('/api/session')).status).toBe(200);
    await bff.age(account, 'sessions.last_seen_at', 3_600);
    expect(await browser.get('/api/session')).toMatchObject(notSignedIn);
  });

  test('after a day, used or not', async () => {
    const { account, browser } = await bff.member();
    await bff.age(account, 'sessions.expires_at', 86_340);
    expect((await browser.get('/api/session')).status).toBe(200);
    await bff.age(account, 'sessions.expires_at', 60);
    expect(await browser.get('/api/session')).toMatchObject(notSignedIn);
  });

  test('use puts off the first of these ends and not the second', async () => {
    const { account, browser } = await bff.member();
    const { body: before } = await browser.get('/api/session');
    await bff.age(account, 'sessions.last_seen_at', 3_540);
    await browser.get('/api/session');
    const seen = await bff.query(
      "select last_seen_at > now() - interval '1 minute' as lately from sessions where account_id = $1",
      [account.id],
    );
    expect(seen).toEqual([{ lately: true }]);
    expect((await browser.get('/api/session')).body).toEqual(before);
  });

  test('every answer to it says how many seconds are left, refusals too', async () => {
    const { account, browser } = await bff.member();
    await bff.age(account, 'sessions.proved_at', 601);
    const secondsLeft = async () => {
      const answers = [
        await browser.get('/api/session'),
        await browser.get('/api/two-factor'),
        await browser.post('/api/two-factor/activation', {}),
      ];
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 403]);
      return answers.map(({ headers }) => Number(headers.get('session-ends-in')));
    };
    const between = (least: number, most: number) => (seconds: number) => least <= seconds && seconds <= most;

    expect(await secondsLeft()).toSatisfy((all: number[]) => all.every(between(3_500, 3_600)));
    // Seen so lately that it is not written anew: what is said is what the database goes by.
    await bff.age(account, 'sessions.last_seen_at', 30);
    expect(await secondsLeft()).toSatisfy((all: number[]) => all.every(between(3_470, 3_570)));
    await bff.age(account, 'sessions.last_seen_at', 3_480);
    expect(await secondsLeft()).toSatisfy((all: number[]) => all.every(between(3_500, 3_600)));
    await bff.age(account, 'sessions.expires_at', 86_300);
    expect(await secondsLeft()).toSatisfy((all: number[]) => all.every(between(0, 100)));
  });

  test('nothing is said where there is no session', async () => {
    for (const path of ['/api/session', '/api/sign-in/challenge', '/api/health/live']) {
      expect((await bff.browser().get(path)).headers.has('session-ends-in')).toBe(false);
    }
  });

  test.each(['step-up', 'activation'])('nor does a %s move the second', async (change) => {
    const { account, browser } = await bff.member();
    await bff.age(account, 'sessions.expires_at', 43_200);
    const { body: before } = await browser.get('/api/session');
    if (change === 'step-up') await browser.post('/api/step-up', { password: account.password });
    else await bff.activate(browser);
    const { session } = before as { session: { expiresAt: string } };
    expect((await browser.get('/api/session')).body).toMatchObject({ session: { expiresAt: session.expiresAt } });
  });
});
