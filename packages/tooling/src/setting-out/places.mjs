import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** What the scripts remember between runs; gone with node_modules, and rightly so. */
export const memory = join(root, 'node_modules', '.countersign');

/** The Node of devDependencies, which everything after the installation runs on. */
export const pinnedNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
