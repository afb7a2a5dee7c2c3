import { afterAll, beforeEach, expect, test } from 'vitest';
import { createTestSystem } from '../testing/create-test-system.ts';

let rests = 0;
const system = await createTestSystem({
  securityEventDays: 30,
  rest: async () => {
    rests += 1;
  },
});
afterAll(() => system.close());
const { query } = system;

beforeEach(() => query('delete from scheduled_jobs'));

const never = () => new AbortController().signal;
const expireSessions = () => query("update sessions set expires_at = now() - interval '1 second'");

test('deletes what is past its retention, keeps what is not, and says how many of each kind', async () => {
  const expired = await system.member();
  await expireSessions();
  const alive = await system.member();
  await query("update security_events set at = at - interval '31 days' where account_id = $1", [expired.account.id]);
  expect(await system.cleanUp(never())).toEqual({
    sessions: 1,
    challenges: 0,
    'pending-activations': 0,
    'pending-email-changes': 0,
    'unlock-links': 0,
    invitations: 0,
    'password-resets': 0,
    'reversible-changes': 0,
    'assisted-recoveries': 0,
    throttles: 0,
    'webhook-events': 0,
    'sent-mails': 0,
    browsers: 0,
    'given-up-notices': 0,
    'security-events': 2,
  });
  expect(await system.countOf('sessions', expired.account.id)).toBe(0);
  expect(await system.countOf('sessions', alive.account.id)).toBe(1);
  expect(await system.securityEvents(expired.account.id)).toEqual([]);
  expect(await system.securityEvents(alive.account.id)).toEqual(['account-added', 'signed-in']);
});

test('null: another replica has had this hour’s turn', async () => {
  expect(await system.cleanUp(never())).not.toBeNull();
  await system.member();
  await expireSessions();
  expect(await system.cleanUp(never())).toBeNull();
  expect(await query('select from sessions')).not.toEqual([]);
});

test('null: it is told to stop before it begins, and leaves the turn to others', async () => {
  expect(await system.cleanUp(AbortSignal.abort())).toBeNull();
  expect(await query('select from scheduled_jobs')).toEqual([]);
});

const MANY = 1_500;

async function manyExpired() {
  await query('delete from throttles');
  await query(
    `insert into throttles (key, tokens, refilled_at)
    select decode(md5(n::text), 'hex'), 1, now() - interval '1 year' from generate_series(1, $1::int) n`,
    [MANY],
  );
}

test('many rows go batch by batch, and others have the database in between', async () => {
  await manyExpired();
  rests = 0;
  expect(await system.cleanUp(never())).toMatchObject({ throttles: MANY });
  expect(rests).toBe(1);
});

test('told to stop between two batches, it leaves the rest to the next turn', async () => {
  await manyExpired();
  const stopping = new AbortController();
  const interrupted = system.composedWith({ rest: async () => stopping.abort() });
  const removed = await interrupted.cleanUp(stopping.signal);
  expect(removed).toMatchObject({ throttles: 1_000 });
  expect(removed).not.toHaveProperty('browsers');
  await query('delete from scheduled_jobs');
  expect(await system.cleanUp(never())).toMatchObject({ throttles: MANY - 1_000 });
});
