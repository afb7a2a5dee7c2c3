import { statSync } from 'node:fs';
import { join } from 'node:path';
import { emptyTestDatabase, freePort, type TestDatabase } from '@countersign/database/testing';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { type Child, type Environment, start } from '../../kit/child.ts';
import { exchange } from '../../kit/exchange.ts';
import { isReady } from '../../kit/server.ts';
import { longTimeouts, until } from '../../kit/until.ts';
import { type Assembled, assembledTree } from '../kit/assembled.ts';
import { openBrowser } from '../kit/http-browser.ts';
import { activate, signIn } from '../kit/member.ts';
import { inProduction, production } from '../kit/settings.ts';

vi.setConfig(longTimeouts);

/** As the Dockerfile says; only root can start a process as somebody else. */
const as = process.getuid?.() === 0 ? { uid: 10_001, gid: 10_001 } : undefined;

/** Node lets it read the tree, open connections and hash passwords, and nothing else: the least that the server needs. */
const confined = (tree: string) => [
  '--no-warnings',
  '--permission',
  `--allow-fs-read=${tree}`,
  '--allow-net',
  '--allow-addons',
];

let tree: Assembled;
let database: TestDatabase;

beforeAll(async () => {
  tree = assembledTree();
  database = await emptyTestDatabase(inject('postgresUrl'));
});

afterAll(async () => {
  await database?.close();
  tree?.[Symbol.dispose]();
});

/** In the tree, with nothing set besides: no home, no user name, not even PATH. */
const runInTree = (args: readonly string[], environment: Environment, input?: string): Child =>
  start(process.execPath, {
    args,
    environment: { ...environment, PATH: '' },
    folder: tree.path,
    ...(input !== undefined && { input }),
    ...(as && { as }),
  });

async function healthCheck(port: number): Promise<number | null> {
  await using check = runInTree(['health-check.mjs'], { PORT: String(port) });
  const { code } = await check.exited;
  expect([check.stdout, check.stderr]).toEqual(['', '']);
  return code;
}

test('the image holds the bundle, the console, the migrations and two native packages', () => {
  const tops = new Set(tree.files.map((path) => path.split('/').slice(0, 3).join('/')));
  expect(
    [...tops].filter((path) => !/^node_modules\/@node-rs\/(?:argon2|bcrypt)(-[a-z0-9-]+)?$/.test(path)).toSorted(),
  ).toEqual(['LICENSE', 'apps/bff/dist', 'apps/bff/package.json', 'apps/console/dist', 'health-check.mjs']);
  expect(tree.files).toContain('apps/bff/dist/migrations/meta/_journal.json');
  expect(tree.files.filter((path) => /\.test\.|\.tsx?$|\.env$|\.map$/.test(path) && !path.endsWith('.d.ts'))).toEqual(
    [],
  );
  const bytes = tree.files.reduce((sum, path) => sum + statSync(join(tree.path, path)).size, 0);
  expect(bytes).toBeLessThan(10 * 1024 * 1024);
});

test('a replica runs on it alone, as nobody in particular, and writes nowhere', async () => {
  const port = await freePort();
  expect(await healthCheck(port)).toBe(1);
  const settings = { ...inProduction(database.url), PORT: String(port) };
  await using replica = runInTree([...confined(tree.path), 'apps/bff/dist/main.js'], settings);
  await until('the replica is ready', () => replica.hasExited || isReady(port));
  expect(replica.stderr).toBe('');
  expect(await healthCheck(port)).toBe(0);

  const added = { email: 'ann@example.com', password: 'orchard-lantern-thimble' };
  const words = ['apps/bff/dist/accounts.js', 'add', added.email];
  await using command = runInTree([...confined(tree.path), ...words], settings, `${added.password}\n`);
  expect([await command.exited, command.stdout]).toEqual([{ code: 0, signal: null }, `Added ${added.email}.\n`]);
  const browser = openBrowser({ port, consoleOrigin: production.CONSOLE_ORIGIN ?? '' });
  expect(await signIn(browser, added)).toMatchObject({ status: 200, body: { next: 'signed-in' } });
  expect((await activate(browser)).confirmation).toMatchObject({ status: 200 });
  const page = await exchange({ port, method: 'GET', path: '/settings/two-factor', headers: {} });
  expect(page).toMatchObject({ status: 200, body: expect.stringContaining('<html') });

  await using rotation = runInTree([...confined(tree.path), 'apps/bff/dist/keys-rotate.js'], settings);
  expect([await rotation.exited, rotation.stderr]).toEqual([{ code: 0, signal: null }, '']);

  replica.kill('SIGTERM');
  expect(await replica.exited).toEqual({ code: 0, signal: null });
  expect(replica.stdout).not.toContain('ERR_ACCESS_DENIED');
});
