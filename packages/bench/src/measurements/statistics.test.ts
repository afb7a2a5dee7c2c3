import { describe, expect, test } from 'vitest';
import { auc, chooseQuiet, median, percentile, slopeOf } from './statistics.ts';

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

test('a percentile is always a measured value', () => {
  expect(percentile([1, 1_000], 0.5)).toBe(1);
  expect(percentile([1, 1_000], 0.51)).toBe(1_000);
  expect(percentile([], 0.5)).toBeNaN();
});

describe('the area under the curve', () => {
  test.each([
    ['all larger', [3, 4], [1, 2], 1],
    ['all smaller', [1, 2], [3, 4], 0],
    ['the same', [1, 2], [1, 2], 0.5],
    ['one pair of four the other way', [2, 4], [1, 3], 0.75],
  ])('%s', (_, ones, others, expected) => {
    expect(auc(ones, others)).toBe(expected);
  });

  test('is not a number without values', () => {
    expect(auc([], [1])).toBeNaN();
  });
});

describe('the slope', () => {
  test('of a line does not depend on where it lies', () => {
    expect(slopeOf([10, 11, 15].map((x) => ({ x, y: 3 * x - 400 })))).toBeCloseTo(3);
    expect(slopeOf([0, 1, 2].map((x) => ({ x, y: 5 - x / 2 })))).toBeCloseTo(-0.5);
  });

  test('of what rises and falls again is 0', () => {
    expect(slopeOf([1, 3, 3, 1].map((y, x) => ({ x, y })))).toBe(0);
  });

  test('of no points, or of points at one moment, is 0', () => {
    expect(slopeOf([])).toBe(0);
    expect(slopeOf([1, 2].map((y) => ({ x: 4, y })))).toBe(0);
  });
});

describe('quiet measurements', () => {
  const cells = (...shares: number[]) => shares.map((noise) => ({ noise }));

  test('are those with at most a fifth of the machine used by others', () => {
    expect(chooseQuiet(cells(0.5, 0.2, 0.21, 0))).toEqual({ cells: cells(0.2, 0), isQuiet: true });
  });

  test('are replaced by the least noisy one when there is none', () => {
    expect(chooseQuiet(cells(0.5, 0.3, 0.9))).toEqual({ cells: cells(0.3), isQuiet: false });
  });

  test('of none there is none', () => {
    expect(chooseQuiet([])).toEqual({ cells: [], isQuiet: false });
  });
});
