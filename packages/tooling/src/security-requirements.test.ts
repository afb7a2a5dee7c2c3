import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './bootstrap/paths.mjs';
import { faultsOf, requirementsIn } from './testing/requirements-table.ts';
import { workspaceFiles } from './testing/workspace-files.ts';

const TABLE = 'packages/two-factor/decisions/security-requirements.md';
const markdown = readFileSync(join(root, TABLE), 'utf8');
const requirements = requirementsIn(markdown);
const ids = requirements.map(({ id }) => id);

const textOf = (path: string) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null);

describe('the table of security requirements', () => {
  test('has SEC-01 to SEC-90, each once and in order', () => {
    expect(ids).toEqual(Array.from({ length: 90 }, (_, index) => `SEC-${String(index + 1).padStart(2, '0')}`));
  });

  test.each(requirements)('$id names tests that there are, one of which names it, or says why not', (requirement) => {
    expect(faultsOf(requirement, textOf)).toEqual([]);
  });

  test('has every requirement that a source, a test or a decision names', () => {
    const named = workspaceFiles().flatMap(({ path, text }) =>
      [...text.matchAll(/\bSEC-\d+/g)].map(([id]) => ({ path, id })),
    );
    expect(named.length).toBeGreaterThan(200);
    expect(named.filter(({ id }) => !ids.includes(id))).toEqual([]);
  });
});

describe('a fault that is planted is found', () => {
  const files: Record<string, string> = {
    'a.test.ts':
      "test('SEC-01 there is one', async () => {});\ntest.each([1])(\n  'SEC-02 %i of many',\n  () => {},\n);",
  };
  const faultsIn = (heldBy: string, says = 'Something holds.') =>
    requirementsIn(`| SEC-01 | ${says} | ${heldBy} |`).flatMap((each) => faultsOf(each, (path) => files[path] ?? null));

  test.each([
    ['a test', '`a.test.ts` › `SEC-01 there is one`'],
    ['two tests and a remark', '`a.test.ts` › `SEC-01 there is one`<br>`a.test.ts` › `SEC-02 %i of many`<br>More.'],
    ['a reason', 'Not built: nobody asked for it.'],
  ])('but not where there is none: %s', (_, heldBy) => {
    expect(faultsIn(heldBy)).toEqual([]);
  });

  test.each([
    [
      'a title that is not there',
      '`a.test.ts` › `SEC-01 there is`',
      ['SEC-01: a.test.ts has no test "SEC-01 there is"'],
    ],
    [
      'a title that is only mentioned',
      '`a.test.ts` › `test`',
      ['SEC-01: a.test.ts has no test "test"', 'SEC-01: no test names it'],
    ],
    ['a file that is not there', '`b.spec.ts` › `SEC-01 x`', ['SEC-01: there is no b.spec.ts']],
    ['tests of something else', '`a.test.ts` › `SEC-02 %i of many`', ['SEC-01: no test names it']],
    ['neither a test nor a reason', 'Surely.', ['SEC-01: has neither a test nor a reason']],
    ['a test that is still to come', '`a.test.ts` › `SEC-01 there is one` PENDING(more)', ['SEC-01: PENDING(more)']],
    ['a reason without words', 'Not built:', ['SEC-01: has neither a test nor a reason']],
  ])('%s', (_, heldBy, faults) => {
    expect(faultsIn(heldBy)).toEqual(faults);
  });

  test('a requirement without words', () => {
    expect(faultsIn('Not built: nobody asked for it.', '')).toEqual(['SEC-01: says nothing']);
  });
});
