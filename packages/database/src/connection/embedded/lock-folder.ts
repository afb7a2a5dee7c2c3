import { accessSync, constants } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { makePrivate, makePrivateFolder } from './private-files.ts';

export class FolderInUse extends Error {
  override name = 'FolderInUse';
}

/** The lock file is not one that SQLite can lock; it holds no data. */
export class LockDamaged extends Error {
  override name = 'LockDamaged';
}

/** Kept until they are closed: garbage collection would close them, and release the lock. */
const holders = new Set<DatabaseSync>();

/**
 * Locks `folder` for this process until the returned function is called or the process ends in whatever way: the operating
 * system releases the lock of a killed process, which a pid file does not.
 * @throws FolderInUse when another process holds it, LockDamaged, or a file system error when the folder cannot be written.
 */
export function lockFolder(folder: string): () => void {
  makePrivateFolder(folder);
  // SQLite also locks a file that it may only read.
  accessSync(folder, constants.W_OK);
  // Loaded on demand: a server on Postgres locks no folder.
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
  const holder = new DatabaseSync(`${folder}/lock`);
  try {
    makePrivate(`${folder}/lock`);
    holder.exec('pragma locking_mode = exclusive; begin exclusive; commit');
  } catch (error) {
    holder.close();
    const code = sqliteCodeOf(error);
    if (code === BUSY) throw new FolderInUse(`another process is using the folder ${folder}`);
    if (code === NOT_A_DATABASE || code === CORRUPT)
      throw new LockDamaged(`${folder}/lock is no lock`, { cause: error });
    throw error;
  }
  holders.add(holder);
  return () => {
    holders.delete(holder);
    holder.close();
  };
}

/** https://www.sqlite.org/rescode.html */
const [BUSY, CORRUPT, NOT_A_DATABASE] = [5, 11, 26];
const sqliteCodeOf = (error: unknown) => (error instanceof Error && 'errcode' in error ? error.errcode : null);
