import { cpSync, existsSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const builtServer = fromHere('../../../dist/main.js');
export const builtKeysRotate = fromHere('../../../dist/keys-rotate.js');
export const builtMigrate = fromHere('../../../dist/migrate.js');
export const builtAccounts = fromHere('../../../dist/accounts.js');
const builtConsole = fromHere('../../../../console/dist/index.html');

/** @throws with what to do, where a test would otherwise fail for a reason that says nothing. */
export function requireBuild(): void {
  const missing = [builtServer, builtAccounts, builtKeysRotate, builtMigrate, builtConsole].filter(
    (path) => !existsSync(path),
  );
  if (missing.length === 0) return;
  throw new Error(`These tests run what was built, and there is no ${missing.join(' and no ')}. Run "npm run build".`);
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
