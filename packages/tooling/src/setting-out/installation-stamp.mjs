import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { memory, pinnedNode, root } from './places.mjs';

const stamp = join(memory, 'installed');

const manifests = () => [
  'package.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'e2e/package.json',
  ...['apps', 'packages'].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => `${group}/${name}/package.json`),
  ),
];

/** A hash of everything that decides what the installation holds. */
export function wantedInstallation() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const path of manifests().filter((path) => existsSync(join(root, path)))) {
    hash.update(path).update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
}

/** @param {string} wanted */
export function isInstalled(wanted) {
  return existsSync(pinnedNode) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

/** @param {string} installed */
export function rememberInstallation(installed) {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, installed);
}
