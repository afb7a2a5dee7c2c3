import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { classNameIn } from './class-names.ts';

test('a class is named by its stylesheet', () => {
  expect(classNameIn('primary', '/console/src/shared/ui/button.module.css')).toBe('button_primary');
});

test('no two stylesheets have the same name, so no two classes have', () => {
  const names = globSync('**/*.module.css', { cwd: join(import.meta.dirname, '../src') }).map((file) => basename(file));
  expect(names.length).toBeGreaterThan(30);
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
});
