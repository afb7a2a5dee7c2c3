import { expect, test } from 'vitest';
import { adviceOn } from './password-advice.ts';

test.each([
  ['', { kind: 'empty' }],
  ['x', { kind: 'short', missing: 14 }],
  ['fourteen chars', { kind: 'short', missing: 1 }],
  ['fifteen chars!!', { kind: 'fine' }],
  ['x'.repeat(256), { kind: 'fine' }],
  ['x'.repeat(257), { kind: 'long' }],
  ['the current one', { kind: 'unchanged' }],
])('%j', (password, advice) => {
  expect(adviceOn(password, 'the current one')).toEqual(advice);
});

test('characters are counted, and not their parts', () => {
  expect(adviceOn('😀'.repeat(14), '')).toEqual({ kind: 'short', missing: 1 });
  expect(adviceOn('e\u0301'.repeat(14), '')).toEqual({ kind: 'short', missing: 1 });
});
