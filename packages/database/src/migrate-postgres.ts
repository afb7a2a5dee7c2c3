import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { errorCodeOf } from './rows.ts';

/** Any number, as long as nothing else in the database locks it. */
const MIGRATION_LOCK = 727_374_657;

/** Once connected it may take its time: a replica that starts waits for the one that migrates. */
const CONNECT_LIMIT_MS = 10_000;

const UNDEFINED_TABLE = '42P01';
const INSUFFICIENT_PRIVILEGE = '42501';

/** The tables are older than this program, and who connected may not change them. */
export class MayNotMigrate extends Error {
  override name = 'MayNotMigrate';
}

/**
 * Brings the schema up to date, if it is behind; where it is not, reading is all that it needs. Whoever has waited
 * for another that migrates finds it done, so that only one has to be the tables' owner.
 * @throws MayNotMigrate
 */
export async function migratePostgres(url: string, migrationsFolder: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'countersign-migrate',
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
  });
  // A lost connection fails the statement under way, which says so; unheard, it would end the process besides.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    if (await isUpToDate(client, migrationsFolder)) return;
    await migrate(drizzle(client), { migrationsFolder }).catch((error: unknown) => {
      throw errorCodeOf(error) === INSUFFICIENT_PRIVILEGE ? new MayNotMigrate(undefined, { cause: error }) : error;
    });
  } finally {
    // Ending the connection frees the lock, also when a migration failed.
    await client.end();
  }
}

/** A schema that is newer counts: an older program runs over it while a new one is rolled out. */
async function isUpToDate(client: pg.Client, migrationsFolder: string): Promise<boolean> {
  const newest = readMigrationFiles({ migrationsFolder }).at(-1)?.folderMillis ?? 0;
  try {
    const { rows } = await client.query('select max(created_at)::float8 as applied from drizzle.__drizzle_migrations');
    return rows[0].applied >= newest;
  } catch (error) {
    if (errorCodeOf(error) === UNDEFINED_TABLE) return false;
    throw error;
  }
}
