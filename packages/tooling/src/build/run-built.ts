import { existsSync } from 'node:fs';
import { runScript } from '../refusal.ts';
import { runAttached } from '../run-attached.ts';
import { bffApp } from './apps.ts';
import { buildVisibly } from './build-apps.ts';

/** Runs a command of the BFF's build with this process's arguments, and ends as it ends. */
export const runBuilt = (command: string): Promise<never> =>
  runScript(async () => {
    if (!existsSync(command)) await buildVisibly([bffApp]);
    return runAttached(command, process.argv.slice(2));
  });
