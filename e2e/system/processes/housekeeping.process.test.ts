import { emptyTestDatabase } from '@countersign/database/testing';
import { expect, inject, test, vi } from 'vitest';
import { startServer } from '../../kit/server.ts';
import { longTimeouts, until } from '../../kit/until.ts';
import { openBrowser } from '../kit/http-browser.ts';
import { silence, startMailProvider } from '../kit/mail-provider.ts';
import { activate, demoMember, signIn } from '../kit/member.ts';
import { onPostgres } from '../kit/settings.ts';

vi.setConfig(longTimeouts);

test('SEC-58 a notice outlives the replica that was killed with it, and goes out under the same key', async () => {
  const database = await emptyTestDatabase(inject('postgresUrl'));
  await using provider = await startMailProvider();
  provider.answerForAll(silence);
  const settings = { ...onPostgres(database.url), RESEND_BASE_URL: `http://127.0.0.1:${provider.port}` };
  await using killed = await startServer(settings);
  const browser = openBrowser(killed);
  await signIn(browser);
  expect((await activate(browser)).confirmation).toMatchObject({ status: 200 });
  await until('the provider has been asked', () => provider.asked.length > 0);
  await killed.killAtOnce();

  provider.answerForAll(null);
  await database.query("update scheduled_jobs set started_at = started_at - interval '1 hour'");
  // While it may still be in the hands of the other, nobody takes it up.
  await using early = await startServer(settings);
  await until('it has been round', () => early.process.stdout.includes('"event":"cleaned up"'));
  expect(await early.stop()).toEqual({ code: 0, signal: null });
  expect(provider.asked).toHaveLength(1);

  await database.query("update notices set due_at = due_at - interval '1 minute'");
  await using late = await startServer(settings);
  await until('it is sent', async () => (await database.query('select 1 from notices')).length === 0);
  expect(provider.asked.map(({ to }) => to)).toEqual([demoMember.email, demoMember.email]);
  expect(new Set(provider.asked.map(({ idempotencyKey, text }) => `${idempotencyKey} ${text}`)).size).toBe(1);
  expect(await late.stop()).toEqual({ code: 0, signal: null });
  await database.close();
});

test('a replica that starts removes what counts for nothing any more, if no other did within the hour', async () => {
  const database = await emptyTestDatabase(inject('postgresUrl'));
  const settings = onPostgres(database.url);
  const leaveTwo = async () => {
    await database.query(`
      insert into throttles (key, tokens, refilled_at)
      values (uuid_send(gen_random_uuid()), 0, now() - interval '49 hours'), (uuid_send(gen_random_uuid()), 0, now())`);
    await database.query(`insert into security_events (account_id, kind, at)
      values (gen_random_uuid(), 'signed-out', now() - interval '31 days')`);
  };
  await leaveTwo();
  await using first = await startServer({ ...settings, SECURITY_EVENT_DAYS: '30' });
  await until('it has cleaned up', () => first.process.stdout.includes('"event":"cleaned up"'));
  expect(first.process.stdout).toMatch(/"cleaned up".*"throttles":1.*"security-events":1/);
  expect(await database.query('select 1 from throttles')).toHaveLength(1);
  expect(await database.query("select 1 from security_events where kind = 'signed-out'")).toHaveLength(0);

  await leaveTwo();
  await using second = await startServer(settings);
  expect(await second.stop()).toEqual({ code: 0, signal: null });
  expect(second.process.stdout).not.toContain('cleaned up');
  expect(await database.query('select 1 from throttles')).toHaveLength(3);
  await database.close();
});
