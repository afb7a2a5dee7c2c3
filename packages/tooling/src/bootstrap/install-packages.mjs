import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, pinnedNode, root } from './paths.mjs';
import { startStep } from './progress.mjs';
import { exitCodeOf, forwardSignals } from './signals.mjs';

/** @returns {Promise<number>} 0 once everything in the lock file is installed, otherwise the exit code to end with */
export async function installPackages() {
  const fingerprint = installationFingerprint();
  if (isInstalled(fingerprint)) return 0;
  const step = startStep('Installing packages');
  const { code, output, interrupted } = await runPnpm();
  if (code === 0) {
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(stamp, fingerprint);
    step.done();
    return 0;
  }
  step.failed(interrupted ? 'interrupted' : undefined);
  if (!interrupted) {
    process.stderr.write(output);
    console.error(`The packages could not be installed (pnpm ended with code ${code}); its own words are above.`);
  }
  return code;
}

/** Holds the fingerprint of the last successful installation. */
const stamp = join(cacheFolder, 'installed');

const manifests = () => [
  'package.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'e2e/package.json',
  ...['apps', 'packages'].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => `${group}/${name}/package.json`),
  ),
];

/** A hash of everything that decides what gets installed. */
function installationFingerprint() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const path of manifests().filter((path) => existsSync(join(root, path)))) {
    hash.update(path).update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
}

/** @param {string} fingerprint */
const isInstalled = (fingerprint) =>
  existsSync(pinnedNode) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint;

/** @returns {Promise<{ code: number, output: string, interrupted: boolean }>} */
function runPnpm() {
  // npx already runs the pinned version; without pm-on-fail, pnpm insists on its own pin in the lock file.
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

/** `packageManager` is "pnpm@1.2.3", optionally followed by a plus sign and a checksum, which npx does not accept. */
function pinnedPackageManager() {
  /** @type {{ packageManager: string }} */
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return manifest.packageManager.replace(/\+.*/, '');
}

function installationEnvironment() {
  const environment = { ...process.env };
  // NODE_ENV=production would omit the build tools; CI makes pnpm non-interactive.
  delete environment.NODE_ENV;
  return { ...environment, CI: 'true' };
}
