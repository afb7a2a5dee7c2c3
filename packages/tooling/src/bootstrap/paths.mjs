import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../../', import.meta.url));

export const entryScript = join(root, 'packages', 'tooling', 'bin.mjs');

export const mainScript = join(root, 'packages', 'tooling', 'src', 'main.ts');

/** State kept between runs. It lies in node_modules, because it is invalid once that is deleted. */
export const cacheFolder = join(root, 'node_modules', '.countersign');

/** The Node of devDependencies, which runs everything after the installation. */
export const pinnedNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Whether the running Node has at least the major version of the pinned one. */
export function isNewEnough() {
  /** @type {{ devDependencies: { node: string } }} */
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Number.parseInt(process.versions.node, 10) >= Number.parseInt(devDependencies.node, 10);
}
