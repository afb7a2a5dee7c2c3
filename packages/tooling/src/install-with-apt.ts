import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const APT = '/usr/bin/apt-get';

export const canInstallWithApt = () => existsSync(APT) && process.getuid?.() === 0;

/** One at a time on this machine: steps and test files that run side by side install what each of them needs. */
const LOCK = join(tmpdir(), 'countersign-apt.lock');

const apt = (...args: string[]) =>
  promisify(execFile)('flock', [LOCK, APT, ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 64 * 1024 * 1024,
  });

/** @throws an Error whose message contains the output of apt-get */
export async function installWithApt(...packages: string[]): Promise<void> {
  // A new container has no package lists, an old one has stale lists. If updating fails, the installation says why.
  await apt('update').catch(() => {});
  await apt('install', '-y', '--no-install-recommends', ...packages);
}
