import { availableParallelism } from 'node:os';
import { createPasswordHash } from '@countersign/crypto/password-hash';
import { type LoadResult, runClosedLoop } from '../load/closed-loop.ts';
import { scenarios } from '../scenarios/scenarios.ts';
import { PASSWORD } from '../world/seed.ts';
import type { World } from '../world/world.ts';
import { runPgbench } from './pgbench.ts';
import { type Measured, readCpuTimes } from './processor-time.ts';
import { scripts } from './shortest-sql.ts';
import { percentile } from './statistics.ts';

export const SHORTEST_SQL = 'shortest SQL';
export const ARGON2_ALONE = 'argon2id alone';

/** One contestant in one scenario, for some seconds. */
export interface Cell {
  /** A build, or the limit that it is compared with. */
  contestant: string;
  scenario: string;
  size: number;
  /** 0 for a contestant that is no server. */
  replicas: number;
  concurrency: number;
  repetition: number;
  flows: number;
  seconds: number;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Processors that each kept busy on average. */
  busy: { server: number; database: number; driver: number };
  /** The share of all processors that other processes used. */
  noise: number;
  errors: Record<string, number>;
  rejected: number;
}

export type Place = Pick<Cell, 'contestant' | 'scenario' | 'size' | 'replicas' | 'concurrency'>;

/** A cell with an error measures something other than its scenario. */
export const isVoid = ({ errors, flows }: Pick<Cell, 'errors' | 'flows'>): boolean =>
  flows === 0 || Object.keys(errors).length > 0;

export interface Plan {
  scenarios: readonly string[];
  concurrency: readonly number[];
  replicas: readonly number[];
  seconds: number;
  repetitions: number;
}

interface Bench {
  worlds: readonly World[];
  postmaster: number | null;
  hasPgbench: boolean;
}

/**
 * Contestants of one scenario take turns cell by cell, in reverse order in every other repetition, so that changes on the
 * machine affect all of them alike.
 */
export async function* runCells(plan: Plan, bench: Bench): AsyncGenerator<Cell> {
  for (let repetition = 0; repetition < plan.repetitions; repetition += 1) {
    for (const concurrency of plan.concurrency) {
      for (const name of plan.scenarios) {
        const contestants = contestantsOf(name, plan, bench);
        if (repetition % 2 === 1) contestants.reverse();
        for (const { place, run } of contestants)
          yield { ...place, concurrency, repetition, ...(await run(concurrency)) };
      }
    }
  }
}

interface Contestant {
  place: Omit<Place, 'concurrency'>;
  run(concurrency: number): Promise<Figures>;
}

function contestantsOf(name: string, plan: Plan, { hasPgbench, postmaster, worlds }: Bench): Contestant[] {
  const scenario = scenarios[name];
  if (!scenario) throw new Error(`There is no scenario ${name}.`);
  const { seconds } = plan;
  const place = { scenario: scenario.name, replicas: 0 };
  const builds = worlds.flatMap((world) =>
    plan.replicas.map(
      (replicas): Contestant => ({
        place: { ...place, contestant: world.build.name, size: world.size, replicas },
        run: (concurrency) => runServer({ name, world, postmaster, replicas, concurrency, seconds }),
      }),
    ),
  );
  const script = hasPgbench ? scripts[name] : undefined;
  const shortest = worldsBySize(worlds).flatMap(({ size, url }): Contestant[] => {
    if (script === undefined) return [];
    const run = (concurrency: number) =>
      measure({ servers: [], postgres: postmaster }, () => runPgbench({ url, script, size, concurrency, seconds }));
    return [{ place: { ...place, contestant: SHORTEST_SQL, size }, run }];
  });
  const hashing = worldsBySize(worlds).flatMap(({ size }): Contestant[] => {
    if (name !== 'password') return [];
    const run = (concurrency: number) =>
      measure({ servers: [], postgres: null }, () => runArgon2({ concurrency, seconds }));
    return [{ place: { ...place, contestant: ARGON2_ALONE, size }, run }];
  });
  return [...builds, ...shortest, ...hashing];
}

/** One of each size, however many builds there are. */
const worldsBySize = (worlds: readonly World[]) =>
  worlds.filter(({ size }, index) => worlds.findIndex((other) => other.size === size) === index);

interface ServerLoad {
  name: string;
  world: World;
  postmaster: number | null;
  replicas: number;
  concurrency: number;
  seconds: number;
}

/** No server reaches more flows a second, except in scenarios that need no preparation. */
const MAX_FLOWS_PER_SECOND = 3_000;

async function runServer({ concurrency, name, postmaster, seconds, world, ...rest }: ServerLoad): Promise<Figures> {
  const replicas = world.replicas.slice(0, rest.replicas);
  const next = await scenarios[name]?.prepare(world, Math.ceil(seconds * MAX_FLOWS_PER_SECOND));
  if (!next) throw new Error(`There is no scenario ${name}.`);
  const measured = { servers: replicas.map(({ pid }) => pid), postgres: postmaster };
  const ports = replicas.map(({ port }) => port);
  return measure(measured, () => runClosedLoop({ concurrency, next, ports, seconds }));
}

/** What the password step could reach at most: it verifies as many passwords at once as the server does, and does nothing else. */
async function runArgon2({ concurrency, seconds }: { concurrency: number; seconds: number }): Promise<LoadResult> {
  const slots = availableParallelism();
  const queue = { slots, slotsPerKey: slots, maxWaiting: concurrency, timeoutMilliseconds: 60_000 };
  const passwordHash = createPasswordHash(queue);
  const stored = await passwordHash.hash(PASSWORD);
  const durations: number[] = [];
  const started = performance.now();
  const end = started + seconds * 1_000;
  const users = Array.from({ length: concurrency }, async () => {
    while (performance.now() < end) {
      const verificationStarted = performance.now();
      await passwordHash.verify(PASSWORD, stored, { caller: 'stranger', account: 'bench' });
      durations.push(performance.now() - verificationStarted);
    }
  });
  await Promise.all(users);
  return { durations, errors: {}, rejected: 0, seconds: (performance.now() - started) / 1_000 };
}

type Figures = Omit<Cell, keyof Place | 'repetition'>;

/** Runs a load and attributes the CPU time that it took. */
async function measure(measured: Measured, run: () => Promise<LoadResult>): Promise<Figures> {
  const [started, before] = [performance.now(), readCpuTimes(measured)];
  const { durations, errors, rejected, seconds } = await run();
  const [elapsed, after] = [performance.now() - started, readCpuTimes(measured)];
  const busyOf = (who: keyof typeof after) => (after[who] - before[who]) / elapsed;
  const busy = { server: busyOf('server'), database: busyOf('database'), driver: busyOf('driver') };
  const others = busyOf('machine') - busy.server - busy.database - busy.driver;
  return {
    flows: durations.length,
    seconds,
    perSecond: durations.length / seconds,
    p50: percentile(durations, 0.5),
    p99: percentile(durations, 0.99),
    busy,
    noise: Math.max(0, others) / availableParallelism(),
    errors,
    rejected,
  };
}
