import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { exitCodeOf } from './exit-code.mjs';
import { forwardSignals } from './forward-signals.mjs';
import { onLostParent } from './lost-parent.mjs';
import { pinnedNode, root } from './places.mjs';

/**
 * @param {string} script a file of packages/tooling/src
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
export function handOver(script, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(pinnedNode, [join(root, 'packages', 'tooling', 'src', script), ...args], {
      cwd: root,
      stdio: 'inherit',
    });
    forwardSignals(child);
    onLostParent(() => child.kill('SIGTERM'));
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(exitCodeOf(code, signal)));
  });
}
