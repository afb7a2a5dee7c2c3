import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, describe, expect, inject, test } from 'vitest';
import journal from '../../migrations/meta/_journal.json' with { type: 'json' };
import * as schema from '../schema/index.ts';
import { lockedMigrations, migrationsFolder } from '../testing/index.ts';
import { connectPostgres } from './connect.ts';

const name = `migrate_${randomUUID().replaceAll('-', '')}`;
const server = new pg.Client({ connectionString: inject('postgresUrl') });
await server.connect();
await server.query(`create database ${name}`);
const url = Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).href;
const replicas = Array.from({ length: 4 }, () => connectPostgres({ url, poolSize: 2, onConnectionLost: () => {} }));
const observer = new pg.Client({ connectionString: url });
await observer.connect();
afterAll(async () => {
  await observer.end();
  for (const replica of replicas) await replica.close();
  await server.query(`drop database ${name} with (force)`);
  await server.end();
});

const tables = async () =>
  (await observer.query("select table_name as name from information_schema.tables where table_schema = 'public'")).rows;

describe('migrating an empty database', () => {
  test('by four replicas that start at once makes every table, once', async () => {
    await Promise.all(replicas.map((replica) => replica.migrate(migrationsFolder)));
    expect((await tables()).length).toBe(Object.keys(schema).length);
    const { rows } = await observer.query('select count(*)::int as count from drizzle.__drizzle_migrations');
    expect(rows).toEqual([{ count: journal.entries.length }]);
  });

  test('again changes nothing, and keeps what is in it', async () => {
    await observer.query(
      "insert into accounts (id, email, password_hash) values (gen_random_uuid(), 'ann@example.com', 'x')",
    );
    for (const replica of replicas) await replica.migrate(migrationsFolder);
    expect((await observer.query('select email from accounts')).rows).toEqual([{ email: 'ann@example.com' }]);
  });

  test('again waits for nobody who migrates', async () => {
    const release = await lockedMigrations(url);
    for (const replica of replicas) await replica.migrate(migrationsFolder);
    await release();
  });

  test('leaves no lock behind', async () => {
    // A connection that has ended lets go of it a moment later, and other databases of this server have locks of their own.
    const held = async () =>
      (
        await observer.query(
          "select 1 from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())",
        )
      ).rows;
    await expect.poll(held, { timeout: 15_000 }).toEqual([]);
  });
});

describe('what the database enforces by itself', () => {
  const account = "(select id from accounts where email = 'ann@example.com')";

  test.each([
    [
      'an email in capitals',
      "insert into accounts (id, email, password_hash) values (gen_random_uuid(), 'BOB@example.com', 'x')",
    ],
    [
      'an email twice',
      "insert into accounts (id, email, password_hash) values (gen_random_uuid(), 'ann@example.com', 'x')",
    ],
    [
      'a budget below zero',
      `insert into attempt_budgets (account_id, trust, short_tokens, short_capacity, short_refill_seconds, long_tokens, long_capacity, long_refill_seconds) values (${account}, 'trusted', -1, 10, 1, 1, 10, 1)`,
    ],
    [
      'a third kind of trust',
      `insert into attempt_budgets (account_id, trust, short_tokens, short_capacity, short_refill_seconds, long_tokens, long_capacity, long_refill_seconds) values (${account}, 'some', 1, 10, 1, 1, 10, 1)`,
    ],
    ['mail below zero', `insert into mail_allowances (account_id, tokens) values (${account}, -0.1)`],
    [
      'a question below zero attempts',
      `insert into challenges (id, purpose, token_hash, account_id, trust, security_epoch, attempts_left, expires_at) values (gen_random_uuid(), 'sign-in', 'x', ${account}, 'trusted', 0, -1, now())`,
    ],
    [
      'a sign-in that no cookie holds',
      `insert into challenges (id, purpose, account_id, trust, security_epoch, attempts_left, expires_at) values (gen_random_uuid(), 'sign-in', ${account}, 'trusted', 0, 5, now())`,
    ],
    [
      'a deactivation that a cookie holds',
      `insert into challenges (id, purpose, token_hash, account_id, trust, security_epoch, attempts_left, expires_at) values (gen_random_uuid(), 'deactivation', 'x', ${account}, 'trusted', 0, 5, now())`,
    ],
    [
      'a purpose that nobody knows',
      `insert into challenges (id, purpose, token_hash, account_id, trust, security_epoch, attempts_left, expires_at) values (gen_random_uuid(), 'guess', 'x', ${account}, 'trusted', 0, 5, now())`,
    ],
    ['an event that nobody knows', `insert into security_events (account_id, kind) values (${account}, 'x')`],
    [
      'a factor that nobody knows',
      `insert into security_events (account_id, kind, factor) values (${account}, 'signed-in', 'sms')`,
    ],
  ])('%s is refused', async (_, statement) => {
    // Class 23: integrity constraint violation.
    await expect(observer.query(statement)).rejects.toMatchObject({ code: expect.stringMatching(/^23/) });
  });

  test('SEC-33 a second authenticator of one account is refused', async () => {
    const insert = `insert into authenticators (id, account_id, sealed_secret, key_id, last_step)
      values (gen_random_uuid(), ${account}, 'x', 'k', 0)`;
    await observer.query(insert);
    await expect(observer.query(insert)).rejects.toMatchObject({ code: '23505' });
  });
});
