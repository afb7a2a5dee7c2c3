import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { packInto } from './pack.ts';
import { referenceIn, referenceOf } from './reference.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folder = mkdtempSync(join(tmpdir(), 'countersign-pack-'));
const { resolve } = createRequire(import.meta.url);
let tarball: string;
let files: readonly string[];

beforeAll(async () => {
  ({ tarball, files } = await packInto(folder));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const published = () => JSON.parse(readFileSync(join(folder, 'package', 'package.json'), 'utf8'));

test('the tarball holds the built modules, their declarations, the licences and the README, and nothing else', () => {
  expect(files.filter((path) => !/^[a-z-]+(?:\/[a-z0-9-]+)*\.(?:js|d\.ts)$/.test(path))).toEqual([
    'LICENSE',
    'README.md',
    'THIRD-PARTY-LICENSES.txt',
    'package.json',
  ]);
  expect(files).toContain('index.js');
  expect(files).toContain('index.d.ts');
});

test('whoever installs it installs nothing else, but for the Playwright that they have', () => {
  expect(published()).toMatchObject({
    name: '@countersign/playwright',
    license: 'MIT',
    type: 'module',
    engines: { node: '>=20' },
    peerDependencies: { '@playwright/test': expect.stringMatching(/^>=1\./) },
  });
  expect(published()).not.toHaveProperty('dependencies');
  expect(published()).not.toHaveProperty('private');
  const imported = files
    .filter((path) => path.endsWith('.js'))
    .flatMap((path) => [
      ...readFileSync(join(folder, 'package', path), 'utf8').matchAll(
        /(?:^import .*?|^\} from |import\(|require\()["']([^."'][^"']*)["']/gm,
      ),
    ])
    .map(([, specifier = '']) => specifier)
    .filter((specifier) => !isBuiltin(specifier));
  expect([...new Set(imported)].sort()).toEqual(['@playwright/test']);
});

test('publint finds nothing', async () => {
  const { messages } = await publint({ pkgDir: join(folder, 'package'), level: 'suggestion', strict: true });
  expect(messages.map((message) => formatMessage(message, published(), { color: false }))).toEqual([]);
});

test('its types resolve as its modules do', () => {
  const attw = join(dirname(resolve('@arethetypeswrong/cli/package.json')), 'dist', 'index.js');
  const { status, stdout } = spawnSync(process.execPath, [attw, '--profile', 'esm-only', '--no-color', tarball], {
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('(ESM)') });
});

/** Of the language and of Node, each of which a careless line would use; the syntax is lowered by the build. */
const NEWER_THAN_NODE_20 =
  /\bURL\.parse\b|\bPromise\.(?:withResolvers|try)\b|\bArray\.fromAsync\b|\.groupBy\(|\bRegExp\.escape\b|\bglobSync\b|\bimport\.meta\.(?:dirname|filename|main)\b|\.(?:toBase64|toHex)\(/g;

test('it uses nothing that the oldest Node it names lacks', () => {
  const used = files
    .filter((path) => path.endsWith('.js'))
    .flatMap((path) => readFileSync(join(folder, 'package', path), 'utf8').match(NEWER_THAN_NODE_20) ?? []);
  expect(used).toEqual([]);
});

test('the README describes every export as its doc comment does', () => {
  const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');
  expect(referenceIn(readme), 'run `node --run build` in packages/playwright').toBe(
    referenceOf(join(folder, 'package')),
  );
});
