import { chmodSync, type Dirent, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const OTHERS = 0o077;

/**
 * Creates a folder and its parents with mode 0700. One by one, because Node's `recursive` loops for ever where a folder
 * exists and accepts no child, as in /proc.
 */
export function makePrivateFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(folder) !== folder) makePrivateFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

/** Removes all permissions of group and others; does not follow symbolic links. */
export function makePrivate(path: string): void {
  const entry = lstatSync(path);
  if (!entry.isSymbolicLink() && (entry.mode & OTHERS) !== 0) chmodSync(path, entry.isDirectory() ? 0o700 : 0o600);
}

/** The same for a folder and everything in it. */
export function makeTreePrivate(folder: string): void {
  makePrivate(folder);
  for (const entry of entriesBelow(folder)) makePrivate(pathOf(entry));
}

export const entriesBelow = (folder: string): Dirent[] => readdirSync(folder, { recursive: true, withFileTypes: true });

export const pathOf = ({ name, parentPath }: Dirent): string => join(parentPath, name);
