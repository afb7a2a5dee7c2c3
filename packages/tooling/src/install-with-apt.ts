import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

const APT = '/usr/bin/apt-get';

export const canInstallWithApt = () => existsSync(APT) && process.getuid?.() === 0;

const apt = (...args: string[]) =>
  promisify(execFile)(APT, args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 64 * 1024 * 1024,
  });

/** @throws an Error whose message contains the output of apt-get */
export async function installWithApt(...packages: string[]): Promise<void> {
  // A new container has no package lists, an old one has stale lists. If updating fails, the installation says why.
  await apt('update').catch(() => {});
  await apt('install', '-y', '--no-install-recommends', ...packages);
}
