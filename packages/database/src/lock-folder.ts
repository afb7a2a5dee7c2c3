import { mkdirSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

export class FolderInUse extends Error {
  override name = 'FolderInUse';
}

/**
 * Holds `folder` for this process until the returned function is called or the process ends, however it ends: the
 * operating system frees the lock of a killed process, which a lock file with a process number does not.
 * @throws FolderInUse when another process holds it; a file system error when the folder cannot be written.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const holder = new DatabaseSync(`${folder}/lock`);
  try {
    holder.exec('pragma locking_mode = exclusive; begin exclusive; commit');
  } catch (error) {
    holder.close();
    if (isBusy(error)) throw new FolderInUse(`another process is using the folder ${folder}`);
    throw error;
  }
  return () => holder.close();
}

/** SQLITE_BUSY, https://www.sqlite.org/rescode.html#busy */
const isBusy = (error: unknown) => error instanceof Error && 'errcode' in error && error.errcode === 5;
