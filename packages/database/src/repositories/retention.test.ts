import { type ExpiringRows, expiringRows as kinds } from '@countersign/two-factor';
import pg from 'pg';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { emptyTestDatabase } from '../testing/index.ts';
import { createAccounts } from './accounts.ts';
import { createRetention } from './retention.ts';

const database = await emptyTestDatabase(inject('postgresUrl'));
afterAll(() => database.close());
const retention = createRetention(database.sql);

const HOUR = 3_600;
const DAY = 24 * HOUR;
const keep = { securityEventDays: 400 };

interface Case {
  kind: ExpiringRows;
  table: string;
  /** A row that is so many seconds past what its kind is measured by. */
  insert: string;
  /** How far past it has to be. */
  limit: number;
}

const of = (seconds: string) => `now() - make_interval(secs => ${seconds})`;
const cases: Case[] = [
  {
    kind: 'sessions',
    table: 'sessions',
    insert: `insert into sessions (id, token_hash, account_id, amr, security_epoch, expires_at)
      values ($1, uuid_send($1), $2, '{pwd}', 0, ${of('$3')})`,
    limit: 0,
  },
  {
    kind: 'challenges',
    table: 'challenges',
    insert: `insert into challenges (id, purpose, token_hash, account_id, trust, security_epoch, attempts_left, expires_at)
      values ($1, 'sign-in', uuid_send($1), $2, 'untrusted', 0, 5, ${of('$3')})`,
    limit: 0,
  },
  {
    kind: 'pending-activations',
    table: 'pending_activations',
    insert: `with s as (insert into sessions (id, token_hash, account_id, amr, security_epoch, expires_at)
        values ($1, uuid_send($1), $2, '{pwd}', 0, now() + interval '1 hour') returning id)
      insert into pending_activations (account_id, authenticator_id, session_id, sealed_secret, key_id, security_epoch, attempts_left, expires_at)
      select $2, $1, $1, 'x', 'k', 0, 10, ${of('$3')}`,
    limit: 0,
  },
  {
    kind: 'pending-email-changes',
    table: 'pending_email_changes',
    insert: `with s as (insert into sessions (id, token_hash, account_id, amr, security_epoch, expires_at)
        values ($1, uuid_send($1), $2, '{pwd}', 0, now() + interval '1 hour') returning id)
      insert into pending_email_changes (id, session_id, account_id, email, mac, key_id, security_epoch, attempts_left, expires_at)
      select $1, $1, $2, 'new@example.com', 'x', 'k', 0, 5, ${of('$3')}`,
    limit: 0,
  },
  {
    kind: 'unlock-links',
    table: 'unlock_links',
    insert: `insert into unlock_links (token_hash, account_id, security_epoch, expires_at)
      values (uuid_send($1), $2, 0, ${of('$3')})`,
    limit: 0,
  },
  {
    kind: 'invitations',
    table: 'invitations',
    insert: `insert into invitations (id, email, origin, language, token_hash, expires_at)
      select $1, $2::text, 'sign-up', 'en', uuid_send($1), ${of('$3')}`,
    limit: 0,
  },
  {
    kind: 'password-resets',
    table: 'password_resets',
    insert: `insert into password_resets (id, request_token_hash, account_id, security_epoch, token_hash, code_mac, key_id, tries_left, tries_key, expires_at)
      values ($1, uuid_send($1), $2, 0, uuid_send($1), 'x', 'k', 5, 'x', ${of('$3')})`,
    limit: 0,
  },
  {
    kind: 'reversible-changes',
    table: 'reversible_changes',
    insert: `insert into reversible_changes (id, account_id, kind, security_epoch, token_hash, key_id, expires_at)
      values ($1, $2, 'activated', 1, uuid_send($1), 'k', ${of('$3')})`,
    limit: 0,
  },
  {
    kind: 'assisted-recoveries',
    table: 'assisted_recoveries',
    insert: `insert into assisted_recoveries (account_id, security_epoch, start_notice_id, start_token_hash, start_key_id, expires_at)
      values ($2, 0, $1, uuid_send($1), 'k', ${of('$3')})`,
    limit: 0,
  },
  {
    kind: 'throttles',
    table: 'throttles',
    insert: `insert into throttles (key, tokens, refilled_at) select uuid_send($1), 0, ${of('$3')} where $2::uuid is not null`,
    limit: 2 * DAY,
  },
  {
    kind: 'webhook-events',
    table: 'webhook_events',
    insert: `insert into webhook_events (id, received_at) select $1::text, ${of('$3')} where $2::uuid is not null`,
    limit: 4 * DAY,
  },
  {
    kind: 'sent-mails',
    table: 'sent_mails',
    insert: `insert into sent_mails (id, account_id, kind, created_at) values ($1::text, $2, 'notice', ${of('$3')})`,
    limit: 30 * DAY,
  },
  {
    kind: 'browsers',
    table: 'browsers',
    insert: `insert into browsers (id, account_id, token_hash, security_epoch, last_seen_at)
      values ($1, $2, uuid_send($1), 0, ${of('$3')})`,
    limit: 180 * DAY,
  },
  {
    kind: 'given-up-notices',
    table: 'notices',
    insert: `insert into notices (id, account_id, kind, language, request_id, given_up_at)
      values ($1, $2, 'activated', 'en', $1, ${of('$3')})`,
    limit: 30 * DAY,
  },
  {
    kind: 'security-events',
    table: 'security_events',
    insert: `insert into security_events (request_id, account_id, kind, at) values ($1, $2, 'signed-in', ${of('$3')})`,
    limit: 400 * DAY,
  },
];

async function newAccount(): Promise<string> {
  const id = crypto.randomUUID();
  await createAccounts(database.sql).add({ id, email: `${id}@example.com`, passwordHash: 'x' });
  return id;
}

async function insert({ insert: statement }: Case, seconds: number): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(statement.replaceAll('$3', String(seconds)), [crypto.randomUUID(), await newAccount()]);
  await client.end();
}

test('there is a case for each kind', () => {
  expect(cases.map(({ kind }) => kind)).toEqual(kinds);
});

describe.each(cases)('$kind', (each) => {
  test('what counts for nothing goes, what still counts stays', async () => {
    await database.query(`delete from ${each.table}`);
    await insert(each, each.limit + 60);
    await insert(each, each.limit - 60);
    expect(await retention.purgeBatch(each.kind, keep)).toEqual({ removed: 1, isAll: true });
    expect(await retention.purgeBatch(each.kind, keep)).toEqual({ removed: 0, isAll: true });
    expect((await database.query(`select 1 from ${each.table}`)).length).toBeGreaterThan(0);
  });
});

test('a recovery that was started stays until it is due, however long ago its link expired', async () => {
  await database.query('delete from assisted_recoveries');
  await database.query(
    `insert into assisted_recoveries (account_id, security_epoch, start_notice_id, start_token_hash, start_key_id, expires_at, started_at, due_at)
    values ($1, 0, gen_random_uuid(), 'x', 'k', now() - interval '1 day', now(), now() + interval '1 day')`,
    [await newAccount()],
  );
  expect(await retention.purgeBatch('assisted-recoveries', keep)).toMatchObject({ removed: 0 });
});

test('a browser that is still trusted stays, however long ago it was seen', async () => {
  await database.query('delete from browsers');
  for (const trustedFor of [60, -60]) {
    await database.query(
      `insert into browsers (id, account_id, token_hash, security_epoch, last_seen_at, trusted_until)
      values (gen_random_uuid(), $1, uuid_send(gen_random_uuid()), 0, now() - interval '181 days', now() + make_interval(secs => $2))`,
      [await newAccount(), trustedFor],
    );
  }
  expect(await retention.purgeBatch('browsers', keep)).toMatchObject({ removed: 1 });
  expect(await database.query('select 1 from browsers where trusted_until > now()')).toHaveLength(1);
});

test('many go in batches, and what somebody works with stays for the next time', async () => {
  const accountId = await newAccount();
  await database.query('delete from unlock_links');
  await database.query(
    `insert into unlock_links (token_hash, account_id, security_epoch, expires_at)
    select uuid_send(gen_random_uuid()), $1, 0, now() - interval '1 minute' from generate_series(1, 1500)`,
    [accountId],
  );
  const holder = new pg.Client({ connectionString: database.url });
  await holder.connect();
  await holder.query('begin; select * from unlock_links limit 1 for update');
  expect(await retention.purgeBatch('unlock-links', keep)).toEqual({ removed: 1_000, isAll: false });
  expect(await retention.purgeBatch('unlock-links', keep)).toEqual({ removed: 499, isAll: true });
  await holder.end();
  expect(await retention.purgeBatch('unlock-links', keep)).toEqual({ removed: 1, isAll: true });
});

test('of many at once one takes its turn, and none until an hour has passed; looking writes nothing', async () => {
  await database.query('delete from scheduled_jobs');
  const turns = () => Promise.all(Array.from({ length: 8 }, () => retention.claimTurn()));
  expect((await turns()).filter(Boolean)).toHaveLength(1);
  const versionOf = () => database.query('select xmin, xmax, started_at from scheduled_jobs');
  const before = await versionOf();
  expect((await turns()).filter(Boolean)).toHaveLength(0);
  expect(await versionOf()).toEqual(before);
  await database.query("update scheduled_jobs set started_at = started_at - interval '59 minutes'");
  expect((await turns()).filter(Boolean)).toHaveLength(0);
  await database.query("update scheduled_jobs set started_at = started_at - interval '1 minute'");
  expect((await turns()).filter(Boolean)).toHaveLength(1);
});
