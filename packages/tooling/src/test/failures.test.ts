import { join } from 'node:path';
import type { JSONReport } from 'playwright/types/testReporter';
import { expect, test } from 'vitest';
import type { JsonTestResults } from 'vitest/node';
import { root } from '../bootstrap/paths.mjs';
import { failuresOfPlaywright, failuresOfVitest } from './failures.ts';

test('a failed test is named by its file and its titles, and a file that did not load by itself', () => {
  const testResults = [
    {
      name: join(root, 'apps', 'bff', 'src', 'verify.test.ts'),
      status: 'failed',
      assertionResults: [
        { ancestorTitles: ['a code'], title: 'of a step before', status: 'failed' },
        { ancestorTitles: ['a code'], title: 'of this step', status: 'passed' },
      ],
    },
    {
      name: join(root, 'e2e', 'system', 'killed.process.test.ts'),
      status: 'failed',
      assertionResults: [{ ancestorTitles: [], title: 'a killed replica', status: 'pending' }],
    },
    { name: join(root, 'fine.test.ts'), status: 'passed', assertionResults: [] },
  ] as unknown as JsonTestResults['testResults'];
  expect(failuresOfVitest({ testResults })).toEqual([
    'apps/bff/src/verify.test.ts › a code › of a step before',
    'e2e/system/killed.process.test.ts',
  ]);
});

test('a failed journey is named by its file and its titles, however deep it lies', () => {
  const suites = [
    {
      file: 'deactivate.spec.ts',
      title: 'deactivate.spec.ts',
      specs: [{ title: 'by an emailed code', ok: true }],
      suites: [
        {
          file: 'deactivate.spec.ts',
          title: 'on a phone',
          specs: [{ title: 'by an emailed code', ok: false }],
        },
      ],
    },
  ] as unknown as JSONReport['suites'];
  expect(failuresOfPlaywright({ suites })).toEqual(['deactivate.spec.ts › on a phone › by an emailed code']);
});
