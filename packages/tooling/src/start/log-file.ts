import { closeSync, existsSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../refusal.ts';
import { keepPrivate, makeFolder } from './make-folder.ts';

export interface LogFile {
  readonly path: string;
  write(lines: Buffer): void;
  close(): void;
}

/** A file that has grown beyond this is kept as the one old file, and a new one begun: logs must not fill a disk. */
const MOST_BYTES = 10 * 1024 * 1024;

const NEWLINE = 10;

export function openLogFile(dataDirectory: string, mostBytes = MOST_BYTES): LogFile {
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
    // Behind a line's end, so that none is spread over two files.
    const end = size + lines.length > mostBytes ? lines.lastIndexOf(NEWLINE) + 1 : 0;
    if (end === 0) return append(lines);
    append(lines.subarray(0, end));
    rotate();
    append(lines.subarray(end));
  }

  try {
    makeFolder(folder);
    open();
    for (const each of [folder, path, previous]) if (existsSync(each)) keepPrivate(each);
  } catch (error) {
    throw new Refusal(
      `DATA_DIR "${dataDirectory}" cannot be written to (${reasonOf(error)}): set it to a folder that can.`,
    );
  }
  const complain = onceUntilWell((error) =>
    console.error(`The log ${path} cannot be written (${reasonOf(error)}). Lines are left out until it can.`),
  );
  return { path, write: (lines) => complain(() => write(lines)), close: () => closeSync(file) };
}

/** A log that cannot be written is no reason to stop what it is about. */
function onceUntilWell(report: (error: unknown) => void) {
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
