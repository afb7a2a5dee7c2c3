import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './bootstrap/paths.mjs';

const { stdout } = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
});
const texts = stdout
  .split('\n')
  .filter((path) => /\.(tsx?|md|sql|conf|ya?ml)$/.test(path) && existsSync(join(root, path)))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

const numbersIn = (folder: string): string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder)).flatMap((name) => /^(\d{3})-/.exec(name)?.[1] ?? [])
    : [];

/** The folder itself and all above it, as paths below the root. */
const upwards = (folder: string): string[] => (folder === '.' ? ['.'] : [folder, ...upwards(dirname(folder))]);

const folders = new Set(texts.flatMap(({ path }) => /^(.*\/decisions)\/\d{3}-[^/]+\.md$/.exec(path)?.[1] ?? []));

// Without a checkout there is no list of files.
describe.skipIf(!existsSync(join(root, '.git')))('decision records', () => {
  test.each([...folders])('of %s are numbered without a gap', (folder) => {
    const numbers = numbersIn(folder).filter((number) => number !== '000');
    expect(numbers).toEqual(numbers.map((_, index) => String(index + 1).padStart(3, '0')));
  });

  test('are there where one is named, in the nearest folder of that path', () => {
    const named = texts.flatMap(({ path, text }) =>
      [...text.matchAll(/([\w./-]*decisions)\/(\d{3})\b/g)].map(([, folder = '', number = '']) => {
        const nearest = upwards(dirname(path)).find((base) => existsSync(join(root, base, folder)));
        return {
          path,
          folder,
          number,
          isThere: nearest !== undefined && numbersIn(join(nearest, folder)).includes(number),
        };
      }),
    );
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter(({ isThere }) => !isThere)).toEqual([]);
  });

  test('have the number by which a link calls them', () => {
    const links = texts.flatMap(({ path, text }) =>
      [...text.matchAll(/\[(?:decision\s+)?(\d{3})\]\([^)]*?(\d{3})-[^)]*\)/g)].map(([, called, number]) => ({
        path,
        called,
        number,
      })),
    );
    expect(links.length).toBeGreaterThan(30);
    expect(links.filter(({ called, number }) => called !== number)).toEqual([]);
  });
});
