import pg from 'pg';
import { MIGRATION_LOCK } from '../connection/migrate-postgres.ts';

/** Whoever starts waits, as for another that migrates, until the answered function is called. */
export async function lockedMigrations(url: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`begin; select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
  return () => client.end();
}
