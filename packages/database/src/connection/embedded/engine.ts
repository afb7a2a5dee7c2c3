import { statfsSync } from 'node:fs';
import type { PGlite, PGliteOptions } from '@electric-sql/pglite';
import { DiskFull, EngineFailed } from './unusable-database.ts';

/** Loaded where it is used only: a server on Postgres runs without these 27 MB, and its image leaves them out. */
export const embeddedEngine = () => import('@electric-sql/pglite');

/** A new database has 40 MB, and its write-ahead log grows by 16 MB at a time. */
const LEAST_BYTES_FREE = 20 * 1024 * 1024;

/**
 * Starts the engine over a folder, in which it makes a database where there is none.
 * @throws DiskFull or EngineFailed: what the engine itself throws says neither, and often is no `Error`.
 */
export async function startEngine(folder: string, options: PGliteOptions = {}): Promise<PGlite> {
  const { PGlite } = await embeddedEngine();
  try {
    return await PGlite.create(folder, options);
  } catch (error) {
    const { bavail, bsize } = statfsSync(folder);
    throw bavail * bsize < LEAST_BYTES_FREE ? new DiskFull(undefined, { cause: error }) : engineFailure(error);
  }
}

export const engineFailure = (cause: unknown): EngineFailed =>
  new EngineFailed('the embedded database did not start', { cause });
