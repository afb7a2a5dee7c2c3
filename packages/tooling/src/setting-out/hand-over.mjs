import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { withDirectLoopback } from './direct-loopback.mjs';
import { exitCodeOf } from './exit-code.mjs';
import { forwardSignals } from './forward-signals.mjs';
import { onLostParent } from './lost-parent.mjs';
import { pinnedNode, root } from './places.mjs';

/**
 * @param {string} script a file of packages/tooling/src
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
export const handOver = (script, args) =>
  runOnPinnedNode(join(root, 'packages', 'tooling', 'src', script), args, { cwd: root });

/**
 * @param {string} file
 * @param {string[]} args
 * @param {{ cwd?: string }} place where relative paths begin, which is where we are ourselves unless it is said
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
