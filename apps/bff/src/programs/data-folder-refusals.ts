import {
  DatabaseDamaged,
  DatabaseOfOtherVersion,
  DiskFull,
  EngineFailed,
  errorCodeOf,
  FolderInUse,
  isDatabaseUnavailable,
  LockDamaged,
} from '@countersign/database';

/** SQLite is used only for the lock of the data folder. */
const UNWRITABLE = new Set(['EACCES', 'EEXIST', 'EISDIR', 'ENOTDIR', 'EPERM', 'EROFS', 'ERR_SQLITE_ERROR']);
/** By the system, and by Postgres once it runs. */
const NO_ROOM = new Set(['EDQUOT', 'ENOSPC', '53100']);

const UNTOUCHED =
  'Nothing in it was changed. Put back a copy of the data folder, or move it away to begin with an empty database.';

/** A server, or what an operator runs beside servers. */
export type ProgramKind = 'server' | 'command';

/** What to do about a folder that another process holds, which for a command is a server, most likely. */
const inUse: Record<ProgramKind, (folder: string) => string> = {
  server: (folder) =>
    `Another process is using the data folder ${folder}. Stop it first, or set DATA_DIR to another folder.`,
  command: (folder) =>
    `Another process is using the data folder ${folder}: stop the server, run the command again and start the server afterwards, or use a Postgres by DATABASE_URL, where commands run beside servers.`,
};

/** Explains to whoever starts a program why the embedded database or its key cannot be used; null for other errors. */
export function dataFolderRefusal(error: unknown, folder: string, kind: ProgramKind): string | null {
  if (error instanceof FolderInUse) return inUse[kind](folder);
  if (error instanceof LockDamaged) {
    return `The file ${folder}/lock was not written by this program. Remove it; nothing is kept in it.`;
  }
  if (error instanceof DatabaseDamaged)
    return `The database in ${error.folder} is damaged: ${error.flaw}. ${UNTOUCHED}`;
  if (error instanceof DatabaseOfOtherVersion) {
    return `The database in ${error.folder} was made by PostgreSQL ${error.version}, which this release does not read. Start the release that made it. ${UNTOUCHED}`;
  }
  const code = errorCodeOf(error) ?? '';
  if (error instanceof DiskFull || NO_ROOM.has(code)) {
    return `There is too little room for the database in the data folder ${folder}. Free at least 100 MB, or set DATA_DIR to a folder on another disk.`;
  }
  if (UNWRITABLE.has(code) || isRefusedFolder(error)) {
    return `The data folder ${folder} cannot be written. Let this user write there, or set DATA_DIR to another folder.`;
  }
  if (error instanceof EngineFailed || isDatabaseUnavailable(error)) {
    return `The database in the data folder ${folder} did not start. Look for what the disk or the system reports, then start again.`;
  }
  return null;
}

/** Whatever errno the system reports: /proc, for example, reports ENOENT for a new folder. */
const isRefusedFolder = (error: unknown) => error instanceof Error && 'syscall' in error && error.syscall === 'mkdir';
