import { afterAll, expect, test } from 'vitest';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const go = () => new AbortController().signal;
const nextHour = () => bff.query("update scheduled_jobs set started_at = started_at - interval '1 hour'");

test('an expired session goes with what it began; a live one stays', async () => {
  const [gone, live] = [await bff.activeMember(), await bff.activeMember()];
  await gone.browser.post('/api/two-factor/deactivation');
  await bff.age(gone.account, 'sessions.expires_at', 25 * 3_600);
  expect(await bff.useCases.cleanUp(go())).toMatchObject({ sessions: 1, challenges: 0, browsers: 0 });
  expect(await bff.query('select 1 from challenges where account_id = $1', [gone.account.id])).toHaveLength(0);
  expect((await live.browser.get('/api/session')).status).toBe(200);
  await nextHour();
});

test('a challenge out of attempts stays until it expires: removing it would forgive nothing, but nor does it now', async () => {
  const ann = await bff.activeMember();
  const browser = await bff.enterPassword(ann.account);
  for (let guess = 0; guess < 5; guess += 1) {
    await browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code: ann.app.wrongCode() });
  }
  const budget = () => bff.query('select * from attempt_budgets where account_id = $1', [ann.account.id]);
  const spent = await budget();
  await bff.age(ann.account, 'challenges.expires_at', 3_600);
  expect(await bff.useCases.cleanUp(go())).toMatchObject({ challenges: 1 });
  expect(await budget()).toEqual(spent);
  await nextHour();
});

test('of two replicas one cleans up, and one that stops does not begin', async () => {
  const other = await bff.replica();
  const turns = await Promise.all([bff.useCases.cleanUp(go()), other.useCases.cleanUp(go())]);
  expect(turns.filter((removed) => removed !== null)).toHaveLength(1);
  await nextHour();
  expect(await other.useCases.cleanUp(AbortSignal.abort())).toBeNull();
  expect(await other.useCases.cleanUp(go())).not.toBeNull();
});

test('it stands in nobody’s way: people sign in and out while all that has expired goes', async () => {
  const members = await Promise.all(Array.from({ length: 4 }, () => bff.activeMember()));
  await bff.query(
    `insert into sessions (id, token_hash, account_id, browser_id, amr, security_epoch, expires_at)
    select gen_random_uuid(), uuid_send(gen_random_uuid()), w.account_id, w.id, '{pwd,otp}', 1, now() - interval '1 minute'
    from browsers w, generate_series(1, 800)`,
  );
  await nextHour();
  const [removed, ...lives] = await Promise.all([
    bff.useCases.cleanUp(go()),
    ...members.map(async (ann) => {
      const browser = await bff.enterPassword(ann.account);
      const code = await bff.freshCode(ann);
      const verified = await browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code });
      return [verified.status, (await browser.delete('/api/session')).status];
    }),
  ]);
  expect(removed?.sessions).toBeGreaterThan(3_000);
  expect(lives).toEqual(members.map(() => [200, 204]));
});

test('wrong passwords are not forgotten by it', async () => {
  const { email } = await bff.account();
  const guess = () => bff.browser().post('/api/sign-in', { email, password: 'wrong by all means' });
  let answer = await guess();
  while (answer.status === 422) answer = await guess();
  expect(answer.status).toBe(429);
  await nextHour();
  expect(await bff.useCases.cleanUp(go())).toMatchObject({ throttles: 0 });
  expect((await guess()).status).toBe(429);
});
