import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '@countersign/database/testing';
import { requireBuild } from '../../kit/built.ts';
import { inRepository } from '../../kit/repository.ts';

const assemble = inRepository('apps/bff/deploy/assemble.mjs');

export interface Assembled extends Disposable {
  readonly path: string;
  /** Relative paths of all files in it. */
  readonly files: readonly string[];
}

/** The read-only tree that the image holds below /app. */
export function assembledTree(): Assembled {
  requireBuild();
  const scratch = scratchFolder();
  const { status, stderr } = spawnSync(process.execPath, [assemble, scratch.path], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Nothing was assembled: ${stderr}`);
  const entries = readdirSync(scratch.path, { recursive: true, withFileTypes: true });
  const pathOf = (entry: (typeof entries)[number]) => join(entry.parentPath, entry.name);
  for (const entry of entries) chmodSync(pathOf(entry), entry.isDirectory() ? 0o555 : 0o444);
  chmodSync(scratch.path, 0o555);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => pathOf(entry).slice(scratch.path.length + 1));
  return {
    path: scratch.path,
    files: files.toSorted(),
    [Symbol.dispose]() {
      for (const entry of entries) if (entry.isDirectory()) chmodSync(pathOf(entry), 0o755);
      scratch[Symbol.dispose]();
    },
  };
}
