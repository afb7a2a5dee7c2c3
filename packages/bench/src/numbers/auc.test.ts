import { expect, test } from 'vitest';
import { auc } from './auc.ts';

test.each([
  ['all larger', [3, 4], [1, 2], 1],
  ['all smaller', [1, 2], [3, 4], 0],
  ['the same', [1, 2], [1, 2], 0.5],
  ['one pair of four the other way', [2, 4], [1, 3], 0.75],
])('%s', (_, ones, others, expected) => {
  expect(auc(ones, others)).toBe(expected);
});

test('of none it is nothing', () => {
  expect(auc([], [1])).toBeNaN();
});
