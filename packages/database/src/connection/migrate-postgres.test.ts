import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { emptyTestDatabase, lockedMigrations, migrationsFolder, type TestDatabase } from '../testing/index.ts';
import { MayNotMigrate, MIGRATION_LOCK, migratePostgres } from './migrate-postgres.ts';

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
  await migratePostgres({ url, migrationsFolder });
});

test('who may only read is refused when it is behind', async () => {
  await fallBehind();
  await expect(migratePostgres({ url, migrationsFolder })).rejects.toThrow(MayNotMigrate);
});

test('who may only read waits for the one who migrates, and finds it done', async () => {
  const owner = new pg.Client({ connectionString: owned.url });
  await owner.connect();
  await owner.query('select pg_advisory_lock(727374657)');
  const notices: string[] = [];
  const waiting = migratePostgres({ url, migrationsFolder, onWaiting: (what) => notices.push(what) });
  waiting.catch(() => {});
  const waits = () =>
    owned.query(
      "select 1 from pg_stat_activity where datname = current_database() and application_name = 'countersign-migrate' and wait_event = 'advisory'",
    );
  await expect.poll(waits, { timeout: 15_000 }).toHaveLength(1);
  await expect
    .poll(() => notices, { timeout: 15_000 })
    .toContain('another start that migrates: it holds the advisory lock');
  await catchUp();
  await owner.end();
  await waiting;
});

test('a schema that is newer than the program is up to date', async () => {
  expect(await owned.query('select max(created_at)::float8 as newest from drizzle.__drizzle_migrations')).toEqual([
    { newest: 9_999_999_999_999 },
  ]);
  await migratePostgres({ url, migrationsFolder });
});

test('what locks the migration ends with its transaction, and no limit that the role has for requests counts for it', async () => {
  await owned.query(`alter role ${role} set statement_timeout = '500ms'`);
  const release = await lockedMigrations(owned.url);
  const waiting = migratePostgres({ url, migrationsFolder });
  waiting.catch(() => {});
  const locks = () =>
    owned.query(`select granted from pg_locks where locktype = 'advisory' and objid = ${MIGRATION_LOCK}
      and database = (select oid from pg_database where datname = current_database())`);
  const waitsBeyondLimit = () =>
    owned.query(`select 1 from pg_stat_activity where datname = current_database() and wait_event = 'advisory'
      and clock_timestamp() - query_start > interval '600 milliseconds'`);
  await expect.poll(waitsBeyondLimit, { timeout: 15_000 }).toHaveLength(1);
  await release();
  await waiting;
  expect(await locks()).toEqual([]);
});

test('a migration that fails leaves nothing behind, not even its record', async () => {
  await using empty = await emptied();
  await empty.query('create table sessions (in_the_way int)');
  await expect(migratePostgres({ url: empty.url, migrationsFolder })).rejects.toThrow();
  expect(await empty.query("select to_regnamespace('drizzle') as record, to_regclass('accounts') as tables")).toEqual([
    { record: null, tables: null },
  ]);
  await empty.query('drop table sessions');
  await Promise.all([1, 2, 3].map(() => migratePostgres({ url: empty.url, migrationsFolder })));
  expect(await empty.query('select count(*)::int as accounts from accounts')).toEqual([{ accounts: 0 }]);
});

async function emptied(): Promise<TestDatabase & AsyncDisposable> {
  const database = await emptyTestDatabase(inject('postgresUrl'), 1);
  await database.query('drop schema public cascade; drop schema drizzle cascade; create schema public');
  return { ...database, [Symbol.asyncDispose]: () => database.close() };
}
