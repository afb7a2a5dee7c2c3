import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../setting-out/places.mjs';
import { foldersBehind } from '../workspace.ts';

const SHARED_INPUTS = ['pnpm-lock.yaml', 'tsconfig.base.json'];
const NO_INPUT = /^(node_modules|dist|.*\.test\.tsx?|.*\.md)$/;

function filesOf(folder: string): string[] {
  return globSync(`${folder}/**/*`, {
    cwd: root,
    withFileTypes: true,
    exclude: (entry) => NO_INPUT.test(entry.name),
  })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** A hash of everything that an app's build is made from. Contents, not dates: a branch switch and back builds nothing. */
export function sourceFingerprint(app: string): string {
  const hash = createHash('sha256');
  const inputs = [...SHARED_INPUTS.map((path) => join(root, path)), ...foldersBehind(app).flatMap(filesOf)];
  for (const path of inputs.sort()) hash.update(relative(root, path)).update(readFileSync(path));
  return hash.digest('hex');
}
