import { type Flow, type LoadResult, runClosedLoop } from '../load/closed-loop.ts';
import { openConnection } from '../load/http-connection.ts';
import { sessionCheck } from '../scenarios/scenarios.ts';
import { signIns } from '../scenarios/sign-in.ts';
import type { World } from '../world/world.ts';
import { residentMemory } from './processor-time.ts';
import { type Point, slopeOf } from './statistics.ts';

export interface Soak extends MemoryTrend {
  minutes: number;
  flows: number;
  errors: LoadResult['errors'];
  samples: MemorySample[];
}

const CONCURRENCY = 16;
const SAMPLE_INTERVAL_MS = 500;
/** Sessions are checked far more often than people sign in. */
const CHECKS_PER_SIGN_IN = 50;

/** One replica, with metrics on `metricsPort`, under a mixed load. */
export async function runSoak(world: World, metricsPort: number, minutes: number): Promise<Soak> {
  const [replica] = world.replicas;
  if (!replica) throw new Error('There is no server to soak.');
  const samples: MemorySample[] = [];
  const started = performance.now();
  const sample = async () => {
    const [resident, heap] = [residentMemory(replica.pid), await readHeap(metricsPort)];
    samples.push({ minutes: (performance.now() - started) / 60_000, resident, heap });
  };
  const sampling = setInterval(() => void sample().catch(() => {}), SAMPLE_INTERVAL_MS);
  const next = await mixedLoad(world);
  const load = { ports: [replica.port], concurrency: CONCURRENCY, seconds: minutes * 60, next };
  const { durations, errors } = await runClosedLoop(load).finally(() => clearInterval(sampling));
  await sample();
  return { minutes, flows: durations.length, errors, samples, ...memoryTrend(samples) };
}

async function mixedLoad(world: World): Promise<() => Flow | null> {
  const nextCheck = await sessionCheck.prepare(world, Number.POSITIVE_INFINITY);
  const nextSignIn = signIns(world);
  let count = 0;
  return () => {
    count += 1;
    return (count % CHECKS_PER_SIGN_IN === 0 ? nextSignIn() : null) ?? nextCheck();
  };
}

/** MiB. */
async function readHeap(metricsPort: number): Promise<number> {
  const connection = await openConnection(metricsPort);
  const { body } = await connection.request({ method: 'GET', path: '/api/metrics' }).finally(connection.close);
  return Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(body)?.[1]) / 2 ** 20;
}

export interface MemorySample {
  minutes: number;
  /** MiB. */
  resident: number;
  heap: number;
}

export interface MemoryTrend {
  /** MiB a minute. */
  residentSlope: number;
  heapSlope: number;
  isFlat: boolean;
}

/** The share of the time in which the server fills its caches and the collector settles. */
const WARM_UP_SHARE = 0.3;
/** Memory grows between collections, so the lowest sample of each of so many equal parts counts. */
const PARTS = 4;
/**
 * MiB a minute. At 2,000 flows a second a leak of a hundred bytes per flow gains twelve. Resident memory varies with the
 * collector, so a soak of five minutes does not determine it more precisely.
 */
const FLAT = { heap: 2, resident: 5 };

/** The trend once the server is warm. */
export function memoryTrend(samples: readonly MemorySample[]): MemoryTrend {
  const residentSlope = slopeOf(lowestOfEachPart(samples, 'resident'));
  const heapSlope = slopeOf(lowestOfEachPart(samples, 'heap'));
  return { residentSlope, heapSlope, isFlat: residentSlope < FLAT.resident && heapSlope < FLAT.heap };
}

function lowestOfEachPart(samples: readonly MemorySample[], of: 'resident' | 'heap'): Point[] {
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
