import { spawn } from 'node:child_process';
import { exitCodeOf } from './setting-out/exit-code.mjs';
import { forwardSignals } from './setting-out/forward-signals.mjs';

/**
 * Runs a script on the Node that runs us. It may ask questions (a password, say) and finish what it does when it is
 * told to stop: the terminal is its own.
 * @returns the code it ended with
 */
export const runAttached = (script: string, args: string[]) =>
  new Promise<number>((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: 'inherit' });
    forwardSignals(child);
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(exitCodeOf(code, signal)));
  });
