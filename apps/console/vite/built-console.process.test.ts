import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { paths } from '../src/shared/navigation/paths.ts';
import { describeWeight, isOver, weigh } from './budgets.ts';
import type { BuiltFiles } from './built-files.ts';

const dist = join(import.meta.dirname, '..', 'dist');
const built: BuiltFiles = JSON.parse(readFileSync(join(dist, 'announced.json'), 'utf8'));

/** As it is sent to a browser that takes Brotli. */
const bytesOf = (file: string) => statSync(join(dist, `${file}.br`)).size;

test.each(weigh(built, bytesOf))('what was built for $name keeps to its budget', (weight) => {
  console.info(`figure: ${describeWeight(weight)}`);
  expect(weight).not.toSatisfy(isOver);
});

test('the build names the files of every screen and dialog, and has them', () => {
  expect(Object.keys(built.screens).sort()).toEqual(Object.values(paths).sort());
  expect(Object.keys(built.dialogs).sort()).toEqual([
    'activate-with-passkey',
    'email-codes-card',
    'factor-dialog',
    'passkeys-card',
    'session-end-dialog',
    'simple-webauthn',
    'step-up-dialog',
  ]);
  const { screens, dialogs, languages } = built;
  const ofScreens = Object.values(screens).flatMap((files) => Object.values(files).flat());
  for (const file of [...ofScreens, ...[dialogs, languages].flatMap((files) => Object.values(files).flat())])
    expect(bytesOf(file), file).toBeGreaterThan(0);
});

test('no stylesheet reads a custom property that none declares', () => {
  const stylesheets = [...new Set(Object.values(built.screens).flatMap(({ en }) => en))].filter((file) =>
    file.endsWith('.css'),
  );
  const css = stylesheets.map((file) => readFileSync(join(dist, file), 'utf8')).join('\n');
  const namesBy = (pattern: RegExp) => new Set([...css.matchAll(pattern)].map(([, name]) => name));
  const read = namesBy(/var\((--[\w-]+)\)/g);
  expect(read.size).toBeGreaterThan(30);
  const declared = namesBy(/(--[\w-]+)\s*:/g);
  expect([...read].filter((name) => !declared.has(name))).toEqual([]);
});
