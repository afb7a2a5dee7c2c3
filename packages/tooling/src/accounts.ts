import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { accountsCommand, bffApp } from './build/apps.ts';
import { buildVisibly } from './build/build-apps.ts';
import { runScript } from './refusal.ts';
import { exitCodeOf } from './setting-out/exit-code.mjs';

// The command asks questions (a password, say), so the terminal is its own.
const runAccounts = (args: string[]) =>
  new Promise<number>((resolve, reject) => {
    const command = spawn(process.execPath, [accountsCommand, ...args], { stdio: 'inherit' });
    command.on('error', reject);
    command.on('exit', (code, signal) => resolve(exitCodeOf(code, signal)));
  });

await runScript(async () => {
  if (!existsSync(accountsCommand)) await buildVisibly([bffApp]);
  return runAccounts(process.argv.slice(2));
});
