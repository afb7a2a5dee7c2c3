import { expect, test } from 'vitest';
import { median, percentile } from './spread.ts';

test.each([
  [[3, 1, 2], 2],
  [[10, 9, 100, 1], 9.5],
  [[7], 7],
  [[], Number.NaN],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});

test.each([
  [0.5, 50],
  [0.99, 99],
  [1, 100],
  [0, 1],
])('of 1 to 100, the share %d lies at or below %d', (share, expected) => {
  const shuffled = Array.from({ length: 100 }, (_, index) => ((index * 37) % 100) + 1);
  expect(percentile(shuffled, share)).toBe(expected);
});

test('a rank is never a number between two that were measured', () => {
  expect(percentile([1, 1_000], 0.5)).toBe(1);
  expect(percentile([1, 1_000], 0.51)).toBe(1_000);
  expect(percentile([], 0.5)).toBeNaN();
});
