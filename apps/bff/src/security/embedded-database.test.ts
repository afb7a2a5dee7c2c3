import { afterAll, describe, expect, test } from 'vitest';
import { startBff } from '../testing/start-bff.ts';

const VERIFY = '/api/sign-in/challenge/verify';

/** One database of each kind; the rules are tested on Postgres, and here that the embedded one keeps them too. */
describe.each(['embedded', 'postgres'] as const)('on the %s database', async (engine) => {
  const bff = await startBff({ engine });
  afterAll(() => bff.close());

  test('a member activates, signs in by authenticator and by email, deactivates and signs out', async () => {
    const ann = await bff.activeMember();
    const byApp = await bff.signInWithApp(ann);
    expect((await byApp.get('/api/session')).body).toMatchObject({ session: { amr: ['pwd', 'otp'] } });

    const byEmail = await bff.enterPassword(ann.account);
    expect((await byEmail.post('/api/sign-in/challenge/email-code')).status).toBe(202);
    const code = await bff.inbox.newestCode(ann.account.email);
    expect((await byEmail.post(VERIFY, { factor: 'email', code })).status).toBe(200);
    expect((await byEmail.get('/api/session')).body).toMatchObject({ session: { amr: ['pwd', 'email'] } });

    expect((await byEmail.post('/api/step-up', { password: ann.account.password })).status).toBe(204);
    expect((await byEmail.post('/api/two-factor/deactivation')).status).toBe(202);
    const deactivating = await bff.inbox.newestCode(ann.account.email);
    expect((await byEmail.post('/api/two-factor/deactivation/confirm', { code: deactivating })).status).toBe(200);
    expect((await byApp.get('/api/session')).status).toBe(401);
    expect((await byEmail.get('/api/two-factor')).body).toEqual({ status: 'inactive' });
    expect((await byEmail.delete('/api/session')).status).toBe(204);
    expect((await byEmail.get('/api/session')).status).toBe(401);
  });

  test('SEC-60 a recovery is started, cancelled, offered again and completed; a blocked account is kept out', async () => {
    const ann = await bff.activeMember();
    const { email, password } = ann.account;
    const turn = () => bff.useCases.completeRecoveries(new AbortController().signal);
    const start = async () => {
      expect(await bff.operator.beginHelp({ email, reason: 'lost her phone' })).toMatchObject({ kind: 'begun' });
      await bff.useCases.deliverNotices();
      const token = (await bff.inbox.recoveryTokens(email, 'start')).at(-1) ?? '';
      expect((await bff.browser().post('/api/recovery/start', { token })).status).toBe(200);
      await bff.settled();
      await bff.age(ann.account, 'assisted_recoveries.due_at', 24 * 3_600);
    };
    await start();
    const [token = ''] = await bff.inbox.recoveryTokens(email, 'cancel');
    expect((await bff.browser().post('/api/recovery/cancel', { token })).status).toBe(204);
    expect(await turn()).toBe(0);
    await start();
    expect(await Promise.all([turn(), turn()])).toContain(1);
    expect((await ann.browser.get('/api/session')).status).toBe(401);
    const browser = await bff.enterPassword(ann.account);
    expect((await browser.get('/api/two-factor')).body).toEqual({ status: 'inactive' });
    await bff.operator.blockAccount({ email, reason: 'left the company' });
    expect((await browser.get('/api/session')).status).toBe(401);
    expect((await bff.browser().post('/api/sign-in', { email, password })).status).toBe(403);
  });

  test('SEC-28 a code is accepted once', async () => {
    const ann = await bff.activeMember();
    const [first, second] = [await bff.enterPassword(ann.account), await bff.enterPassword(ann.account)];
    const code = await bff.freshCode(ann);
    expect((await first.post(VERIFY, { factor: 'authenticator', code })).status).toBe(200);
    expect((await second.post(VERIFY, { factor: 'authenticator', code })).status).toBe(422);
  });

  test('SEC-15 of 20 wrong codes at once exactly 5 are judged, and of 20 right ones one', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    const atOnce = (code: string) =>
      Promise.all(Array.from({ length: 20 }, () => browser.post(VERIFY, { factor: 'authenticator', code })));
    const wrong = await atOnce(ann.app.wrongCode());
    expect(wrong.filter(({ status }) => status === 422)).toHaveLength(5);
    await bff.enterPassword(ann.account, browser);
    const right = await atOnce(await bff.freshCode(ann));
    expect(right.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('the eleventh guess of an account is refused; a success refunds what was charged to its challenge', async () => {
    const ann = await bff.activeMember();
    await bff.budgets.set(ann.account, 'untrusted', { short: 2, long: 50 });
    const browser = await bff.enterPassword(ann.account);
    const guess = () => browser.post(VERIFY, { factor: 'authenticator', code: ann.app.wrongCode() });
    expect((await guess()).body).toMatchObject({ attemptsLeft: 1 });
    const right = { factor: 'authenticator', code: await bff.freshCode(ann) };
    expect((await browser.post(VERIFY, right)).status).toBe(200);
    expect((await bff.budgets.of(ann.account, 'untrusted')).long).toBeCloseTo(50, 3);
    const other = await bff.enterPassword(ann.account);
    await bff.budgets.set(ann.account, 'untrusted', { short: 0, long: 50 });
    const answer = await other.post(VERIFY, { factor: 'authenticator', code: await bff.freshCode(ann) });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(8_400);
  });

  test('time ends what it should', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    await bff.age(ann.account, 'challenges.expires_at', 600);
    expect((await browser.get('/api/sign-in/challenge')).status).toBe(410);
    await bff.age(ann.account, 'sessions.proved_at', 600);
    expect((await ann.browser.post('/api/two-factor/deactivation')).status).toBe(403);
    await bff.age(ann.account, 'sessions.last_seen_at', 3_600);
    expect((await ann.browser.get('/api/session')).status).toBe(401);
  });
});
