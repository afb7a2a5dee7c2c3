import { fileURLToPath } from 'node:url';
import { connectPostgres, type Database, openEmbedded } from '@countersign/database';
import { composeRespellAddresses } from '../composition-of-commands.ts';
import type { Config } from '../config/config.ts';
import type { Log } from '../observability/log.ts';
import { requireOneAccountPerMailbox } from './start-checks.ts';

const POOL_SIZE = 10;

/** Opens the configured database and migrates schema and addresses. The migrations lie beside the built file. */
export async function openDatabase({ database: where, dataFolder }: Config, log: Log): Promise<Database> {
  const database =
    where.kind === 'embedded'
      ? await openEmbedded(dataFolder)
      : connectPostgres({
          url: where.url,
          poolSize: POOL_SIZE,
          onConnectionLost: (error) => log.error('database connection lost', error),
          onWaiting: (what) => log.warn('waiting', { for: what }),
        });
  await database.migrate(fileURLToPath(new URL('./migrations', import.meta.url)));
  await requireOneAccountPerMailbox(composeRespellAddresses({ database }));
  return database;
}
