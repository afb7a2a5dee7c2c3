import { expect, test } from 'vitest';
import { foldersBehind, foldersBehindTests, workspaceMembers } from './workspace.ts';

test('an app is built from the packages it imports and from what those import', () => {
  expect(foldersBehind('apps/bff')).toEqual([
    'apps/bff',
    'packages/contract',
    'packages/crypto',
    'packages/database',
    'packages/mail',
    'packages/two-factor',
    'packages/webauthn',
  ]);
  expect(foldersBehind('apps/console')).toEqual(['apps/console', 'packages/contract', 'packages/two-factor']);
});

test('the tests of a package run on its own devDependencies besides, and on nobody else’s', () => {
  expect(foldersBehind('packages/two-factor')).toEqual(['packages/two-factor']);
  expect(foldersBehindTests('packages/two-factor')).toEqual([
    'packages/crypto',
    'packages/database',
    'packages/mail',
    'packages/playwright',
    'packages/two-factor',
    'packages/webauthn',
  ]);
  expect(foldersBehindTests('packages/crypto')).toEqual(['packages/crypto', 'packages/two-factor']);
});

test('the members are found by their folders', () => {
  const folders = workspaceMembers().map(({ folder }) => folder);
  expect(folders).toContain('packages/tooling');
  expect(folders).toContain('e2e');
});
