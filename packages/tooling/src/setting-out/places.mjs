import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** What the scripts remember between runs; gone with node_modules, and rightly so. */
export const memory = join(root, 'node_modules', '.countersign');

/** The Node of devDependencies, which everything after the installation runs on. */
export const pinnedNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Whether the Node that runs us is the pinned one or a newer one, as far as its major version goes. */
export function isNewEnough() {
  /** @type {{ devDependencies: { node: string } }} */
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Number.parseInt(process.versions.node, 10) >= Number.parseInt(devDependencies.node, 10);
}
