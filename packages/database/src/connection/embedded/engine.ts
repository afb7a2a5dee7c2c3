import { statfsSync } from 'node:fs';
import type { PGlite, PGliteOptions } from '@electric-sql/pglite';
import { DiskFull, EngineFailed } from './unusable-database.ts';

/** Loaded on demand: a server on Postgres runs without these 27 MB, and its image omits them. */
export const embeddedEngine = () => import('@electric-sql/pglite');

/** A new database takes 40 MB, and its write-ahead log grows in segments of 16 MB. */
const LEAST_BYTES_FREE = 20 * 1024 * 1024;

/**
 * Starts the engine on a folder and creates a database if there is none.
 * @throws DiskFull or EngineFailed: the engine's own exceptions tell neither, and often are no `Error`.
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

const engineFailure = (cause: unknown): EngineFailed =>
  new EngineFailed('the embedded database did not start', { cause });
