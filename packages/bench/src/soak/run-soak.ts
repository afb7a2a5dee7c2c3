import { type LoopResult, runClosedLoop } from '../load/closed-loop.ts';
import { openConnection } from '../load/http-connection.ts';
import { residentMemory } from '../machine/processor-time.ts';
import type { Flow } from '../scenarios/scenario.ts';
import { sessionCheck } from '../scenarios/session-check.ts';
import { signIns } from '../scenarios/sign-in.ts';
import type { World } from '../world/world.ts';
import { type MemorySample, type MemoryTrend, memoryTrend } from './memory-samples.ts';

export interface Soak extends MemoryTrend {
  minutes: number;
  flows: number;
  errors: LoopResult['errors'];
  samples: MemorySample[];
}

const CONCURRENCY = 16;
const SAMPLE_EVERY_MS = 500;
/** People are looked at far more often than they sign in. */
const CHECKS_PER_SIGN_IN = 50;

/** One replica, with metrics on `metricsPort`, under a mixed load. */
export async function runSoak(world: World, metricsPort: number, minutes: number): Promise<Soak> {
  const [replica] = world.replicas;
  if (!replica) throw new Error('There is no server to soak.');
  const samples: MemorySample[] = [];
  const started = performance.now();
  const sample = async () => {
    const [resident, heap] = [residentMemory(replica.pid), await heapOf(metricsPort)];
    samples.push({ minutes: (performance.now() - started) / 60_000, resident, heap });
  };
  const sampling = setInterval(() => void sample().catch(() => {}), SAMPLE_EVERY_MS);
  const next = await mixedLoad(world);
  const load = { ports: [replica.port], concurrency: CONCURRENCY, seconds: minutes * 60, next };
  const { errors, flows } = await runClosedLoop(load).then(({ durations, errors }) => ({
    flows: durations.length,
    errors,
  }));
  clearInterval(sampling);
  await sample();
  return { minutes, flows, errors, samples, ...memoryTrend(samples) };
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
async function heapOf(metricsPort: number): Promise<number> {
  const connection = await openConnection(metricsPort);
  const { body } = await connection.request({ method: 'GET', path: '/api/metrics' }).finally(connection.close);
  return Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(body)?.[1]) / 2 ** 20;
}
