import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A snapshot of a folder, one line per entry: path, mode, modification time and digest. */
export function stateOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => {
      const place = join(folder, path);
      const { mode, mtimeMs } = lstatSync(place);
      return `${path} ${mode.toString(8)} ${mtimeMs} ${digestOf(place)}`;
    })
    .toSorted();
}

/** Entries with any permission for group or others. */
export const openToOthers = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => (lstatSync(join(folder, path)).mode & 0o077) !== 0,
  );

function digestOf(path: string): string {
  if (!lstatSync(path).isFile()) return '';
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
