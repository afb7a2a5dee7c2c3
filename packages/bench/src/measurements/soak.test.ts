import { expect, test } from 'vitest';
import { memoryTrend } from './soak.ts';

const samples = (memoryAt: (minute: number) => number) =>
  Array.from({ length: 61 }, (_, index) => index / 12).map((minutes) => ({
    minutes,
    resident: memoryAt(minutes),
    heap: 40,
  }));

test('growth during the warm-up only is flat', () => {
  const trend = memoryTrend(samples((minute) => Math.min(minute, 1) * 100));
  expect(trend.isFlat).toBe(true);
  expect(trend.residentSlope).toBeCloseTo(0);
});

test('a sawtooth of collections is flat, even when the last samples are the highest', () => {
  const collected = (minute: number) => 200 + 60 * ((minute * 2.6) % 1) + (minute > 4.6 ? 90 : 0);
  expect(memoryTrend(samples(collected)).isFlat).toBe(true);
});

test('six MiB a minute are not flat, nor are three of the heap', () => {
  const trend = memoryTrend(samples((minute) => 200 + 6 * minute));
  expect(trend.isFlat).toBe(false);
  expect(trend.residentSlope).toBeCloseTo(6);
  expect(trend.heapSlope).toBeCloseTo(0);
  const heap = samples(() => 200).map((sample) => ({ ...sample, heap: 40 + 3 * sample.minutes }));
  expect(memoryTrend(heap).isFlat).toBe(false);
});

test('a heap that was never read is not flat', () => {
  expect(memoryTrend(samples(() => 200).map((sample) => ({ ...sample, heap: Number.NaN }))).isFlat).toBe(false);
});
