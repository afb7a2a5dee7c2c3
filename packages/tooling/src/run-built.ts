import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap/paths.mjs';
import { bffApp, buildWithProgress } from './build-apps.ts';
import { loadEnvFile } from './env-file.ts';
import { findChromium } from './find-chromium.ts';
import { runAttached } from './run-command.ts';

/** A program of the BFF's build, which is built first if it is missing, with the settings of the server. */
const bffProgram = (name: string) => async (args: string[]) => {
  loadEnvFile();
  const program = join(root, bffApp.folder, 'dist', `${name}.js`);
  if (!existsSync(program)) await buildWithProgress([bffApp]);
  return runAttached(program, args);
};

export const accounts = bffProgram('accounts');
export const rotateKeys = bffProgram('keys-rotate');
export const notices = bffProgram('notices');
export const migrate = bffProgram('migrate');

/** Measures a build of the present sources. */
export async function bench(args: string[]): Promise<number> {
  await buildWithProgress();
  return runAttached(join(root, 'packages', 'bench', 'src', 'main.ts'), args);
}

/** Audits a build of the present sources in the browser of the end-to-end tests. */
export async function lighthouse(args: string[]): Promise<number> {
  await buildWithProgress();
  process.env.CHROMIUM_PATH = await findChromium();
  return runAttached(join(root, 'e2e', 'system', 'lighthouse', 'main.ts'), args);
}
