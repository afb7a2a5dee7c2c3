import { expect, test } from 'vitest';
import { memoryTrend } from './memory-samples.ts';

const samples = (memoryAt: (minute: number) => number) =>
  Array.from({ length: 61 }, (_, index) => index / 12).map((minutes) => ({
    minutes,
    resident: memoryAt(minutes),
    heap: 40,
  }));

test('what grows only while it warms up is flat', () => {
  const trend = memoryTrend(samples((minute) => Math.min(minute, 1) * 100));
  expect(trend.isFlat).toBe(true);
  expect(trend.residentSlope).toBeCloseTo(0);
});

test('a collector at work is flat, even where the last readings are the highest', () => {
  const collected = (minute: number) => 200 + 60 * ((minute * 2.6) % 1) + (minute > 4.6 ? 90 : 0);
  expect(memoryTrend(samples(collected)).isFlat).toBe(true);
});

test('six MiB a minute are not, nor are three of the heap', () => {
  const trend = memoryTrend(samples((minute) => 200 + 6 * minute));
  expect(trend.isFlat).toBe(false);
  expect(trend.residentSlope).toBeCloseTo(6);
  expect(trend.heapSlope).toBeCloseTo(0);
  const heap = samples(() => 200).map((sample) => ({ ...sample, heap: 40 + 3 * sample.minutes }));
  expect(memoryTrend(heap).isFlat).toBe(false);
});

test('a heap that was never read is not called flat', () => {
  expect(memoryTrend(samples(() => 200).map((sample) => ({ ...sample, heap: Number.NaN }))).isFlat).toBe(false);
});
