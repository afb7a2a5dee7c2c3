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
/** Between two collections memory only grows; of so many equal parts of the rest, the lowest reading of each counts. */
const PARTS = 4;
/**
 * MiB in a minute. At 2,000 flows a second a leak of a hundred bytes in each gains twelve. Resident memory comes and goes
 * with the collector, and after five minutes is not known better.
 */
const FLAT = { heap: 2, resident: 5 };

/** What memory does once the server is warm. */
export function memoryTrend(samples: readonly MemorySample[]): MemoryTrend {
  const residentSlope = slopeOf(lowest(samples, 'resident'));
  const heapSlope = slopeOf(lowest(samples, 'heap'));
  return { residentSlope, heapSlope, isFlat: residentSlope < FLAT.resident && heapSlope < FLAT.heap };
}

function lowest(samples: readonly MemorySample[], of: 'resident' | 'heap'): Point[] {
  const end = samples.at(-1)?.minutes ?? 0;
  const start = end * WARM_UP_SHARE;
  const partOf = ({ minutes }: MemorySample) =>
    Math.min(PARTS - 1, Math.floor((PARTS * (minutes - start)) / (end - start)));
  const parts = Map.groupBy(
    samples.filter(({ minutes }) => minutes >= start),
    partOf,
  );
  return [...parts.values()].map((part) => {
    const y = Math.min(...part.map((sample) => sample[of]));
    return { x: part.find((sample) => sample[of] === y)?.minutes ?? Number.NaN, y };
  });
}
