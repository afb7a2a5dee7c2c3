import { expect, test } from 'vitest';
import { productSources } from './testing/workspace-files.ts';

const sources = productSources();
const saying = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

test('the sources are found', () => {
  expect(sources.length).toBeGreaterThan(200);
  expect(saying(/^export function createApp/m)).toEqual(['apps/bff/src/http/app.ts']);
});

test('SEC-08 one statement makes sessions, and asks for what was proved', () => {
  expect(saying(/insert\s+into\s+"?sessions\b|\.insert\(sessions\b/i)).toEqual([
    'packages/database/src/statements/parts/sessions.ts',
  ]);
  expect(saying(/\binsertSession\(/)).toEqual([
    'packages/database/src/statements/accept-evidence.ts',
    'packages/database/src/statements/accept-invitation.ts',
    'packages/database/src/statements/sessions.ts',
  ]);
});

test('SEC-37 what has to be unpredictable is drawn by node:crypto', () => {
  expect(saying(/\bMath\s*\.\s*random\b/)).toEqual([]);
});

test('the console asks its libraries for nothing that its build leaves out (apps/console/vite/stub-unused-modules.ts)', () => {
  expect(
    saying(/\buse(?:Infinite|Suspense)\w+|\bthrowOnError\b|\bsuspense:|\bQueryErrorResetBoundary\b|\bPersistQuery\w+/),
  ).toEqual([]);
});
