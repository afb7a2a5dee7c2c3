import { expect, test } from 'vitest';
import { retryAfterSeconds } from './retry-after.ts';

const now = Date.parse('2026-03-01T12:00:00Z');

test.each([
  ['42', 42],
  ['0', 0],
  ['Sun, 01 Mar 2026 12:02:00 GMT', 120],
  ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
  ['soon', null],
])('Retry-After: %s means %s seconds', (stated, seconds) => {
  expect(retryAfterSeconds(new Headers({ 'retry-after': stated }), now)).toBe(seconds);
});

test('without the header there is nothing to wait for', () => {
  expect(retryAfterSeconds(new Headers(), now)).toBeNull();
});
