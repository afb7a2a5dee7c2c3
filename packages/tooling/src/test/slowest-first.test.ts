import { expect, test } from 'vitest';
import { workspaceFiles } from '../testing/workspace-files.ts';
import { placeOf, SLOWEST } from './slowest-first.ts';

test('files named as slow come first, in the order of the list, and all others keep theirs', () => {
  const files = ['/a/b.test.ts', '/a/greedy-year.test.ts', '/a/c.test.ts', '/a/interleavings.security.test.ts'];
  expect(files.toSorted((one, other) => placeOf(one) - placeOf(other))).toEqual([
    '/a/interleavings.security.test.ts',
    '/a/greedy-year.test.ts',
    '/a/b.test.ts',
    '/a/c.test.ts',
  ]);
});

test('every file that is named is there', () => {
  const names = new Set(workspaceFiles().map(({ path }) => path.slice(path.lastIndexOf('/') + 1)));
  expect(SLOWEST.filter((name) => !names.has(name))).toEqual([]);
});
