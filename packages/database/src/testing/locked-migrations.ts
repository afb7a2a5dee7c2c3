import { MIGRATION_LOCK } from '../connection/migrate-postgres.ts';
import { openTransaction } from './open-transaction.ts';

/** Whoever starts waits, as for another that migrates, until the answered function is called. */
export const lockedMigrations = (url: string): Promise<() => Promise<void>> =>
  openTransaction(url, `select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
