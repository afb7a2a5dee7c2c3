import { expect, test } from 'vitest';
import { backOff } from './back-off.ts';

const drawn = (triesSoFar: number) => Array.from({ length: 400 }, () => backOff(250, triesSoFar));

test.each([
  [1, 125, 250],
  [2, 250, 500],
  [3, 500, 1_000],
])('after try %i the pause lies between %i and %i ms', (triesSoFar, shortest, longest) => {
  const pauses = drawn(triesSoFar);
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(shortest);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(longest);
});

test('the pauses are spread, so that replicas do not come back together', () => {
  expect(new Set(drawn(1)).size).toBeGreaterThan(50);
});
