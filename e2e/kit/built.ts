import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRepository } from './repository.ts';

const builtProgram = (name: string) => inRepository('apps/bff/dist', `${name}.js`);

/** Another build of the BFF can be put to the test by naming its main.js. */
export const builtServer = process.env.E2E_BFF_MAIN ?? builtProgram('main');
export const builtKeysRotate = builtProgram('keys-rotate');
export const builtMigrate = builtProgram('migrate');
export const builtAccounts = builtProgram('accounts');
const builtConsole = inRepository('apps/console/dist/index.html');

/** @throws with what to do, where a test would otherwise fail for a reason that says nothing. */
export function requireBuild(): void {
  const missing = [builtServer, builtAccounts, builtKeysRotate, builtMigrate, builtConsole].filter(
    (path) => !existsSync(path),
  );
  if (missing.length === 0) return;
  throw new Error(`These tests run what was built, and there is no ${missing.join(' and no ')}. Run "npm run build".`);
}

/** Builds what has never been built; whether a build is up to date is the caller's business. */
export function buildWhatIsMissing(): void {
  for (const [app, result] of [
    ['apps/console', builtConsole],
    ['apps/bff', builtServer],
  ] as const) {
    if (!existsSync(result))
      execFileSync(process.execPath, ['--run', 'build'], { cwd: inRepository(app), stdio: 'inherit' });
  }
}

/** The server in a tree of its own, without a console beside it. @returns its entry */
export function copyOfServer(root: string): string {
  requireBuild();
  const built = dirname(builtServer);
  const copy = join(root, 'apps', 'bff');
  cpSync(built, join(copy, 'dist'), { recursive: true });
  cpSync(join(built, '..', 'package.json'), join(copy, 'package.json'));
  symlinkSync(join(built, '..', 'node_modules'), join(copy, 'node_modules'));
  return join(copy, 'dist', 'main.js');
}
