import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRepository } from './repository.ts';

const builtProgram = (name: string) => inRepository('apps/bff/dist', `${name}.js`);

/** Another build of the BFF can be put to the test by naming its main.js. */
export const builtServer = process.env.E2E_BFF_MAIN ?? builtProgram('main');
export const builtKeysRotate = builtProgram('keys-rotate');
export const builtMigrate = builtProgram('migrate');
export const builtNotices = builtProgram('notices');
export const builtAccounts = builtProgram('accounts');
const builtConsole = inRepository('apps/console/dist/index.html');

/** @throws with a hint to build first, instead of a failure that explains nothing */
export function requireBuild(): void {
  const missing = [builtServer, builtAccounts, builtKeysRotate, builtMigrate, builtNotices, builtConsole].filter(
    (path) => !existsSync(path),
  );
  if (missing.length === 0) return;
  throw new Error(`These tests run what was built, and there is no ${missing.join(' and no ')}. Run "npm run build".`);
}

/** Builds what has never been built; the caller decides whether a build is up to date. */
export function buildWhatIsMissing(): void {
  for (const [app, result] of [
    ['apps/console', builtConsole],
    ['apps/bff', builtServer],
  ] as const) {
    if (!existsSync(result))
      execFileSync(process.execPath, ['--run', 'build'], { cwd: inRepository(app), stdio: 'inherit' });
  }
}

/** Copies the server into an empty tree, without a console. @returns its entry */
export function copyOfServer(root: string): string {
  requireBuild();
  const built = dirname(builtServer);
  const copy = join(root, 'apps', 'bff');
  cpSync(built, join(copy, 'dist'), { recursive: true });
  cpSync(join(built, '..', 'package.json'), join(copy, 'package.json'));
  symlinkSync(join(built, '..', 'node_modules'), join(copy, 'node_modules'));
  return join(copy, 'dist', 'main.js');
}
