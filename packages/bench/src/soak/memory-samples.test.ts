import { expect, test } from 'vitest';
import { memoryTrend } from './memory-samples.ts';

const samples = (memoryAt: (minute: number) => number) =>
  Array.from({ length: 61 }, (_, index) => index / 12).map((minutes) => ({
    minutes,
    resident: memoryAt(minutes),
    heap: 40,
  }));

test('what grows only while it warms up is flat', () => {
  expect(memoryTrend(samples((minute) => Math.min(minute, 1) * 100))).toMatchObject({ isFlat: true, residentSlope: 0 });
});

test('a collector at work is flat', () => {
  expect(memoryTrend(samples((minute) => 200 + ((minute * 12) % 3))).isFlat).toBe(true);
});

test('two MiB a minute are not', () => {
  const trend = memoryTrend(samples((minute) => 200 + 2 * minute));
  expect(trend.isFlat).toBe(false);
  expect(trend.residentSlope).toBeCloseTo(2);
});

test('a heap that was never read is not called flat', () => {
  expect(memoryTrend(samples(() => 200).map((sample) => ({ ...sample, heap: Number.NaN }))).isFlat).toBe(false);
});
