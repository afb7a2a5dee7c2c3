import { type Dirent, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { errorCodeOf } from '../sql.ts';
import { embeddedEngine } from './engine.ts';
import { entriesBelow, pathOf } from './private-files.ts';
import { DatabaseDamaged, DatabaseOfOtherVersion } from './unusable-database.ts';

/** The major version of the Postgres in PGlite. */
const POSTGRES_VERSION = '18';

const TABLES = `select oid::regclass::text as name from pg_class where relkind in ('r', 't')`;
/** Otherwise an index could answer the count, and the table's pages stay unread. */
const READ_TABLES = 'set enable_indexscan = off; set enable_indexonlyscan = off; set enable_bitmapscan = off';

/**
 * Tests a database on a copy in memory: start, recovery, a read of every table (pages carry checksums) and a checkpoint.
 * Postgres writes before it has read everything, so only a copy can be checked without touching the files.
 * @throws DatabaseDamaged or DatabaseOfOtherVersion; a file system error where the files cannot be read
 */
export async function requireSound(folder: string): Promise<void> {
  requireVersion(folder);
  const trial = await copyInMemory(folder);
  try {
    const engine = await trial();
    await readEveryTable(engine);
    await engine.close();
  } catch (error) {
    throw new DatabaseDamaged(folder, 'Postgres cannot read all of it', { cause: error });
  }
}

function requireVersion(folder: string): void {
  if (!statSync(folder).isDirectory()) throw new DatabaseDamaged(folder, 'it is a file and not a folder');
  const version = versionIn(folder);
  if (version === POSTGRES_VERSION) return;
  if (/^[1-9][0-9]?$/.test(version)) throw new DatabaseOfOtherVersion(folder, version);
  throw new DatabaseDamaged(folder, 'its PG_VERSION holds no version');
}

function versionIn(folder: string): string {
  try {
    return readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    const code = errorCodeOf(error);
    if (code === 'ENOENT') throw new DatabaseDamaged(folder, 'its PG_VERSION is missing', { cause: error });
    if (code === 'EISDIR') throw new DatabaseDamaged(folder, 'its PG_VERSION is a folder', { cause: error });
    throw error;
  }
}

/** Reads all files first, so that an unreadable file is told apart from one that Postgres cannot use. */
async function copyInMemory(folder: string): Promise<() => Promise<PGlite>> {
  const { MemoryFS, PGlite } = await embeddedEngine();
  const placeOf = (entry: Dirent) => `${PGlite.paths.PGDATA}/${relative(folder, pathOf(entry))}`;
  const entries = entriesBelow(folder);
  const folders = entries.filter((entry) => entry.isDirectory());
  const files = entries.filter((entry) => !entry.isDirectory());
  const contents = files.map((entry) => [placeOf(entry), readFileSync(pathOf(entry))] as const);
  class FilledMemory extends MemoryFS {
    override async initialSyncFs() {
      const memory = this.pg?.Module.FS;
      memory?.mkdirTree(PGlite.paths.PGDATA, 0o700);
      for (const entry of folders) memory?.mkdirTree(placeOf(entry), 0o700);
      for (const [place, bytes] of contents) memory?.writeFile(place, bytes, { flags: 'w', canOwn: true });
    }
  }
  return () => PGlite.create({ fs: new FilledMemory() });
}

async function readEveryTable(engine: PGlite): Promise<void> {
  await engine.exec(READ_TABLES);
  const { rows } = await engine.query<{ name: string }>(TABLES);
  for (const { name } of rows) await engine.query(`select count(*) from ${name}`);
  await engine.exec('checkpoint');
}
