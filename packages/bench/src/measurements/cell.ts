import { availableParallelism } from 'node:os';
import type { LoadResult } from '../load/closed-loop.ts';
import { type Measured, readCpuTimes } from './processor-time.ts';
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

export type Figures = Omit<Cell, keyof Place | 'repetition'>;

/** Runs a load and attributes the CPU time that it took. */
export async function measure(measured: Measured, run: () => Promise<LoadResult>): Promise<Figures> {
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
