import { accessSync, constants } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { makePrivate, makePrivateFolder } from './private-files.ts';

export class FolderInUse extends Error {
  override name = 'FolderInUse';
}

/** The lock file is none; nothing is kept in it. */
export class LockDamaged extends Error {
  override name = 'LockDamaged';
}

/**
 * Holds `folder` for this process until the returned function is called or the process ends, however it ends: the
 * operating system frees the lock of a killed process, which a lock file with a process number does not.
 * @throws FolderInUse when another process holds it, LockDamaged, or a file system error when the folder cannot be written.
 */
export function lockFolder(folder: string): () => void {
  makePrivateFolder(folder);
  // SQLite locks a file that it may only read as well.
  accessSync(folder, constants.W_OK);
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
  return () => holder.close();
}

/** https://www.sqlite.org/rescode.html */
const [BUSY, CORRUPT, NOT_A_DATABASE] = [5, 11, 26];
const sqliteCodeOf = (error: unknown) => (error instanceof Error && 'errcode' in error ? error.errcode : null);
