import { type Point, slopeOf } from '../numbers/slope.ts';

export interface MemorySample {
  minutes: number;
  /** MiB. */
  resident: number;
  heap: number;
}

export interface MemoryTrend {
  /** MiB gained in a minute. */
  residentSlope: number;
  heapSlope: number;
  isFlat: boolean;
}

/** Of the whole time, what the server is given to fill its caches and the collector to find its size. */
const WARM_UP_SHARE = 0.3;
/** MiB in a minute. A leak of a hundred bytes in a request gains several times as much under this load. */
const FLAT = 1;

/** What memory does once the server is warm. */
export function memoryTrend(samples: readonly MemorySample[]): MemoryTrend {
  const end = samples.at(-1)?.minutes ?? 0;
  const warm = samples.filter(({ minutes }) => minutes >= end * WARM_UP_SHARE);
  const slope = (of: (sample: MemorySample) => number) =>
    slopeOf(warm.map((sample): Point => ({ x: sample.minutes, y: of(sample) })));
  const residentSlope = slope(({ resident }) => resident);
  const heapSlope = slope(({ heap }) => heap);
  return { residentSlope, heapSlope, isFlat: residentSlope < FLAT && heapSlope < FLAT };
}
