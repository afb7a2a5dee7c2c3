import { mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../refusal.ts';

export interface LogFile {
  readonly path: string;
  readonly descriptor: number;
}

/** A start that finds more than this begins a new file and keeps one old one: logs must not fill a laptop's disk. */
const MOST_BYTES = 10 * 1024 * 1024;

export function openLogFile(dataDirectory: string): LogFile {
  const path = join(dataDirectory, 'log', 'bff.log');
  try {
    mkdirSync(join(dataDirectory, 'log'), { recursive: true, mode: 0o700 });
    const { size } = statSync(path, { throwIfNoEntry: false }) ?? { size: 0 };
    if (size > MOST_BYTES) renameSync(path, join(dataDirectory, 'log', 'bff.previous.log'));
    return { path, descriptor: openSync(path, 'a', 0o600) };
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : error;
    throw new Refusal(`DATA_DIR "${dataDirectory}" cannot be written to (${reason}): set it to a folder that can.`);
  }
}
