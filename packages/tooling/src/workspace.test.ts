import { expect, test } from 'vitest';
import { foldersBehind, workspaceMembers } from './workspace.ts';

test('an app is built from the packages it imports and from what those import', () => {
  expect(foldersBehind('apps/bff')).toEqual([
    'apps/bff',
    'packages/contract',
    'packages/crypto',
    'packages/database',
    'packages/mail',
    'packages/two-factor',
  ]);
  expect(foldersBehind('apps/console')).toEqual(['apps/console', 'packages/contract']);
});

test('the members are found by their folders', () => {
  const folders = workspaceMembers().map(({ folder }) => folder);
  expect(folders).toContain('packages/tooling');
  expect(folders).toContain('e2e');
});
