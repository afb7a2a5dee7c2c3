import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import pg from 'pg';
import { errorCodeOf } from './sql.ts';

/** An arbitrary advisory lock, used for nothing else. */
export const MIGRATION_LOCK = 727_374_657;

/** Only connecting is limited: a starting replica waits for the one that migrates. */
const CONNECT_LIMIT_MS = 10_000;
const WAITING_NOTICE_MS = 3_000;

const INSUFFICIENT_PRIVILEGE = '42501';

/** Drizzle's own table, which its migrator for the embedded database maintains as well. */
const RECORD = 'drizzle.__drizzle_migrations';

/** The schema is older than this program, and the connected role may not change it. */
export class MayNotMigrate extends Error {
  override name = 'MayNotMigrate';
}

export interface Migration {
  url: string;
  migrationsFolder: string;
  /** Called every few seconds with what is waited for. */
  onWaiting?: (what: string) => void;
}

/** Whether migrations are missing. Their SQL is not read for it, and no other replica's migration is waited for. */
export async function isOutdated(client: pg.ClientBase, migrationsFolder: string): Promise<boolean> {
  const journal = JSON.parse(readFileSync(join(migrationsFolder, 'meta', '_journal.json'), 'utf8'));
  const newest: number = journal.entries.at(-1).when;
  return (await newestApplied(client)) < newest;
}

/**
 * Migrates the schema if it is behind; otherwise it needs read access only. A replica that has waited for another one's
 * migration finds it done, so that only one needs to own the tables.
 * @throws MayNotMigrate
 */
export async function migratePostgres({ url, migrationsFolder, onWaiting = () => {} }: Migration): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'countersign-migrate',
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
  });
  // A lost connection fails the running statement; an unhandled 'error' event would also end the process.
  client.on('error', () => {});
  let what = 'a connection to the database';
  const notice = setInterval(() => onWaiting(what), WAITING_NOTICE_MS);
  try {
    await client.connect();
    // A transaction-level lock: behind a pooler the next transaction may get another connection, and a session-level lock
    // would stay on this one for ever. It ends with the transaction or the connection, also when a migration fails.
    await client.query('begin isolation level read committed');
    await withoutLimits(client);
    what = 'another start that migrates: it holds the advisory lock';
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    what = 'the migrations to end';
    await applyOutstanding(client, migrationsFolder);
    await client.query('commit');
  } finally {
    clearInterval(notice);
    await client.end();
  }
}

/** The role's own limits are meant for requests. */
async function withoutLimits(client: pg.Client): Promise<void> {
  await client.query(`select set_config(name, '0', true) from pg_settings
    where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')`);
}

async function applyOutstanding(client: pg.Client, migrationsFolder: string): Promise<void> {
  const applied = await newestApplied(client);
  // A newer schema is accepted: during a rollout the older program runs on it.
  const outstanding = readMigrationFiles({ migrationsFolder }).filter(({ folderMillis }) => folderMillis > applied);
  if (outstanding.length === 0) return;
  try {
    await client.query(`create schema if not exists drizzle;
      create table if not exists ${RECORD} (id serial primary key, hash text not null, created_at bigint)`);
    for (const { sql, hash, folderMillis } of outstanding) {
      for (const statement of sql) await client.query(statement);
      await client.query(`insert into ${RECORD} (hash, created_at) values ($1, $2)`, [hash, folderMillis]);
    }
  } catch (error) {
    throw errorCodeOf(error) === INSUFFICIENT_PRIVILEGE ? new MayNotMigrate(undefined, { cause: error }) : error;
  }
}

async function newestApplied(client: pg.ClientBase): Promise<number> {
  const { rows: found } = await client.query('select to_regclass($1) is not null as exists', [RECORD]);
  if (!found[0].exists) return -1;
  const { rows } = await client.query(`select coalesce(max(created_at), -1)::float8 as applied from ${RECORD}`);
  return rows[0].applied;
}
