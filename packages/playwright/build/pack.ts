import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildPackage } from './build-package.ts';

/** Builds the package in a folder of its own below this one and packs it there, as `npm publish` would. */
export async function packInto(folder: string): Promise<{ tarball: string; files: readonly string[] }> {
  const built = join(folder, 'package');
  mkdirSync(built, { recursive: true });
  await buildPackage(built);
  const packed = execFileSync('npm', ['pack', '--json', '--offline', built], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const [{ filename, files }]: [{ filename: string; files: { path: string }[] }] = JSON.parse(packed);
  return { tarball: join(folder, filename), files: files.map(({ path }) => path).sort() };
}
