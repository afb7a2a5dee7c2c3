import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** Another build of the BFF can be put to the test by naming its main.js. */
export const bffMain = process.env.E2E_BFF_MAIN ?? join(root, 'apps/bff/dist/main.js');

const builds = [
  { app: 'apps/console', result: join(root, 'apps/console/dist/index.html') },
  { app: 'apps/bff', result: bffMain },
];

/** Builds what has never been built; whether a build is up to date is the caller's business. */
export function buildWhatIsMissing(): void {
  for (const { app, result } of builds) {
    if (existsSync(result)) continue;
    execFileSync(process.execPath, ['--run', 'build'], { cwd: join(root, app), stdio: 'inherit' });
  }
}
