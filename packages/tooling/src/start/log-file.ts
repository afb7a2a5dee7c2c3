import {
  chmodSync,
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../user-error.ts';

export interface LogFile {
  readonly path: string;
  write(lines: Buffer): void;
  close(): void;
}

/** A larger file is rotated, and one rotated file is kept, so that logs do not fill the disk. */
const MAX_BYTES = 10 * 1024 * 1024;

const NEWLINE = 10;

export function openLogFile(dataDirectory: string, maxBytes = MAX_BYTES): LogFile {
  const folder = join(dataDirectory, 'log');
  const [path, previous] = [join(folder, 'bff.log'), join(folder, 'bff.previous.log')];
  let file: number;
  let size: number;

  function open() {
    file = openSync(path, 'a', 0o600);
    size = fstatSync(file).size;
  }
  function append(bytes: Buffer) {
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    size += bytes.length;
  }
  function rotate() {
    renameSync(path, previous);
    closeSync(file);
    open();
  }
  function write(lines: Buffer) {
    // Rotate after the end of a line, so that no line spans two files.
    const end = size + lines.length > maxBytes ? lines.lastIndexOf(NEWLINE) + 1 : 0;
    if (end === 0) return append(lines);
    append(lines.subarray(0, end));
    rotate();
    append(lines.subarray(end));
  }

  try {
    makePrivateFolder(folder);
    open();
    for (const each of [folder, path, previous]) if (existsSync(each)) keepPrivate(each);
  } catch (error) {
    throw new UserError(
      `DATA_DIR "${dataDirectory}" cannot be written to (${reasonOf(error)}): set it to a folder that can.`,
    );
  }
  const guard = reportFirstFailure((error) =>
    console.error(`The log ${path} cannot be written (${reasonOf(error)}). Lines are left out until it can.`),
  );
  return { path, write: (lines) => guard(() => write(lines)), close: () => closeSync(file) };
}

/** Keeps running when the log cannot be written, and reports the first of consecutive failures. */
function reportFirstFailure(report: (error: unknown) => void) {
  let isFailing = false;
  return (act: () => void) => {
    try {
      act();
      isFailing = false;
    } catch (error) {
      if (!isFailing) report(error);
      isFailing = true;
    }
  };
}

const reasonOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error);

/**
 * Creates a folder and its missing parents, accessible to their owner only. One by one, because Node's `recursive` never
 * returns in a folder that accepts none, such as /proc.
 */
function makePrivateFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(folder) !== folder) makePrivateFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/** Revokes the permissions of others on a file or folder from an earlier run. */
function keepPrivate(path: string): void {
  const { mode } = statSync(path);
  if ((mode & 0o077) !== 0) chmodSync(path, mode & 0o700);
}
