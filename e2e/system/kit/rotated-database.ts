import type { KeyringEntry } from '@countersign/crypto';
import { emptyTestDatabase, type TestDatabase } from '@countersign/database/testing';
import { inject } from 'vitest';
import type { Environment } from '../../kit/child.ts';
import { secretKeysOf } from './sealed-rows.ts';
import { onPostgres } from './settings.ts';

export interface RotatedDatabase extends TestDatabase, AsyncDisposable {
  /** Settings of a process on this database with these keys. */
  settings(keyring: readonly KeyringEntry[]): Environment;
}

export async function rotatedDatabase(): Promise<RotatedDatabase> {
  const database = await emptyTestDatabase(inject('postgresUrl'));
  return {
    ...database,
    settings: (keyring) => ({ ...onPostgres(database.url), SECRET_KEYS: secretKeysOf(keyring) }),
    [Symbol.asyncDispose]: () => database.close(),
  };
}
