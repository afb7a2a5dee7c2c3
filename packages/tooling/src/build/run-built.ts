import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { runScript } from '../refusal.ts';
import { exitCodeOf } from '../setting-out/exit-code.mjs';
import { forwardSignals } from '../setting-out/forward-signals.mjs';
import { bffApp } from './apps.ts';
import { buildVisibly } from './build-apps.ts';

/** Runs a command of the BFF's build with this process's arguments, and ends as it ends. */
export const runBuilt = (command: string): Promise<never> =>
  runScript(async () => {
    if (!existsSync(command)) await buildVisibly([bffApp]);
    return run(command, process.argv.slice(2));
  });

/** The command may ask questions (a password, say) and finish what it does when it is told to stop: the terminal is its own. */
const run = (command: string, args: string[]) =>
  new Promise<number>((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...args], { stdio: 'inherit' });
    forwardSignals(child);
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(exitCodeOf(code, signal)));
  });
