import { spawn } from 'node:child_process';
import { pinnedNode } from './paths.mjs';
import { exitCodeOf, forwardSignals, onLostParent } from './signals.mjs';

/**
 * @param {string} file
 * @param {string[]} args
 * @param {{ cwd?: string }} options
 * @returns {Promise<number>} its exit code
 */
export function runOnPinnedNode(file, args, { cwd = process.cwd() } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(pinnedNode, [file, ...args], {
      cwd,
      env: withDirectLoopback(process.env),
      stdio: 'inherit',
    });
    forwardSignals(child);
    onLostParent(() => child.kill('SIGTERM'));
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(exitCodeOf(code, signal)));
  });
}

const LOOPBACK = ['localhost', '127.0.0.1', '::1', '[::1]'];

/**
 * Exempts this machine from a configured HTTP proxy, in addition to the hosts that are exempt already: the BFF, the inbox
 * and what tests start are reached directly.
 * @param {NodeJS.ProcessEnv} environment
 * @returns {NodeJS.ProcessEnv}
 */
export function withDirectLoopback(environment) {
  const exempt = environment.no_proxy || environment.NO_PROXY;
  const list = [...(exempt ? [exempt] : []), ...LOOPBACK].join(',');
  return { ...environment, no_proxy: list, NO_PROXY: list };
}
