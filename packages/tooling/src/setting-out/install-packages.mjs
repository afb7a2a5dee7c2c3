import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodeOf } from './exit-code.mjs';
import { forwardSignals } from './forward-signals.mjs';
import { isInstalled, rememberInstallation, wantedInstallation } from './installation-stamp.mjs';
import { root } from './places.mjs';
import { begin } from './progress.mjs';

/** `packageManager` is "pnpm@1.2.3", perhaps with a checksum behind a plus sign, which npx does not know. */
function pinnedPackageManager() {
  /** @type {{ packageManager: string }} */
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return manifest.packageManager.replace(/\+.*/, '');
}

function installationEnvironment() {
  const environment = { ...process.env };
  // NODE_ENV=production would leave out the build tools; CI keeps pnpm from asking what nobody would see.
  delete environment.NODE_ENV;
  return { ...environment, CI: 'true' };
}

/** @returns {Promise<{ code: number, output: string, interrupted: boolean }>} */
function runPnpm() {
  // npx runs the pinned version already; without pm-on-fail, pnpm wants its own pin in the lock file and refuses.
  const args = ['--yes', pinnedPackageManager(), 'install', '--frozen-lockfile', '--pm-on-fail=ignore'];
  const pnpm = spawn('npx', args, {
    cwd: root,
    env: installationEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const signals = forwardSignals(pnpm);
  let output = '';
  for (const stream of [pnpm.stdout, pnpm.stderr])
    stream.on('data', (text) => {
      output += text;
    });
  return new Promise((resolve) => {
    /** @param {number} code */
    const end = (code) => {
      signals.stop();
      resolve({ code, output, interrupted: signals.forwarded() !== undefined });
    };
    pnpm.on('error', (error) => {
      output += `npx: ${error.message}\n`;
      end(1);
    });
    pnpm.on('close', (code, signal) => end(exitCodeOf(code, signal)));
  });
}

/** @returns {Promise<number>} 0 once everything that the lock file names is there, else the exit code to end with */
export async function installPackages() {
  const wanted = wantedInstallation();
  if (isInstalled(wanted)) return 0;
  const installing = begin('Installing packages');
  const { code, output, interrupted } = await runPnpm();
  if (code === 0) {
    rememberInstallation(wanted);
    installing.done();
    return 0;
  }
  installing.failed(interrupted ? 'interrupted' : undefined);
  if (!interrupted) {
    process.stderr.write(output);
    console.error(`The packages could not be installed (pnpm ended with code ${code}); its own words are above.`);
  }
  return code;
}
