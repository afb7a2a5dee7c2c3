import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { MayNotMigrate, migratePostgres } from './migrate-postgres.ts';
import { emptyTestDatabase, migrationsFolder, type TestDatabase } from './testing/index.ts';

const role = `reader_${randomUUID().replaceAll('-', '')}`;
let owned: TestDatabase;
let url: string;

/** Takes the newest migration out of the record, as if it had still to come. */
const fallBehind = () =>
  owned.query(`delete from drizzle.__drizzle_migrations
    where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`);
const catchUp = () =>
  owned.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)");

beforeAll(async () => {
  owned = await emptyTestDatabase(inject('postgresUrl'));
  await owned.query(`create role ${role} login password 'reader'; grant usage on schema drizzle to ${role};
    grant select on drizzle.__drizzle_migrations to ${role}`);
  url = Object.assign(new URL(owned.url), { username: role, password: 'reader' }).href;
});
afterAll(async () => {
  await owned.query(`drop owned by ${role}; drop role ${role}`);
  await owned.close();
});

test('who may only read finds a schema up to date', async () => {
  await migratePostgres(url, migrationsFolder);
});

test('who may only read is refused when it is behind', async () => {
  await fallBehind();
  await expect(migratePostgres(url, migrationsFolder)).rejects.toThrow(MayNotMigrate);
});

test('who may only read waits for the one who migrates, and finds it done', async () => {
  const owner = new pg.Client({ connectionString: owned.url });
  await owner.connect();
  await owner.query('select pg_advisory_lock(727374657)');
  const waiting = migratePostgres(url, migrationsFolder);
  waiting.catch(() => {});
  const waits = () =>
    owned.query(
      "select 1 from pg_stat_activity where datname = current_database() and application_name = 'countersign-migrate' and wait_event = 'advisory'",
    );
  await expect.poll(waits, { timeout: 15_000 }).toHaveLength(1);
  await catchUp();
  await owner.end();
  await waiting;
});

test('a schema that is newer than the program is up to date', async () => {
  expect(await owned.query('select max(created_at)::float8 as newest from drizzle.__drizzle_migrations')).toEqual([
    { newest: 9_999_999_999_999 },
  ]);
  await migratePostgres(url, migrationsFolder);
});
