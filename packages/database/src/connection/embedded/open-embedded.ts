import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import type { Database } from '../connect.ts';
import { createPing } from '../ping.ts';
import { createDatabase } from './create-database.ts';
import { startEngine } from './engine.ts';
import { failFastAfterPanic } from './fail-fast-after-panic.ts';
import { lockFolder } from './lock-folder.ts';
import { makeTreePrivate } from './private-files.ts';
import { requireSound } from './require-sound.ts';

/**
 * A Postgres inside this process, kept in `folder`; its files are for their owner alone.
 * @throws FolderInUse when another process holds the folder.
 * @throws DatabaseDamaged, DatabaseOfOtherVersion, DiskFull or EngineFailed, or a file system error.
 */
export async function openEmbedded(folder: string): Promise<Database> {
  const unlock = lockFolder(folder);
  // The engine creates files with the permissions of the umask.
  process.umask(0o077);
  try {
    const place = join(folder, 'postgres');
    if (lstatSync(place, { throwIfNoEntry: false })) await requireSound(place);
    else await createDatabase(place);
    const engine = await startEngine(place);
    // Also for folders of earlier versions, and for files that the engine creates world-readable.
    makeTreePrivate(place);
    const hasStopped = failFastAfterPanic(engine);
    return {
      sql: { query: async ({ text }, values) => (await engine.query(text, values)).rows },
      ...createPing((question) => engine.query(question)),
      pool: () => null,
      migrate: (migrationsFolder) => migrateEmbedded(engine, migrationsFolder),
      async close() {
        if (!hasStopped()) await engine.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Its driver is loaded on demand, like the engine. */
async function migrateEmbedded(engine: PGlite, migrationsFolder: string): Promise<void> {
  const [{ drizzle }, { migrate }] = await Promise.all([
    import('drizzle-orm/pglite'),
    import('drizzle-orm/pglite/migrator'),
  ]);
  await migrate(drizzle(engine), { migrationsFolder });
}
