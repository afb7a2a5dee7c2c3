import { expect, test } from 'vitest';
import { slopeOf } from './slope.ts';

test('a line has its slope, wherever it lies', () => {
  expect(slopeOf([10, 11, 15].map((x) => ({ x, y: 3 * x - 400 })))).toBeCloseTo(3);
  expect(slopeOf([0, 1, 2].map((x) => ({ x, y: 5 - x / 2 })))).toBeCloseTo(-0.5);
});

test('what goes up and down again has none', () => {
  expect(slopeOf([1, 3, 3, 1].map((y, x) => ({ x, y })))).toBe(0);
});

test('neither have no points, nor points of one moment', () => {
  expect(slopeOf([])).toBe(0);
  expect(slopeOf([1, 2].map((y) => ({ x: 4, y })))).toBe(0);
});
