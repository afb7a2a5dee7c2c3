import { availableParallelism } from 'node:os';
import { type Contestants, readTimes } from '../machine/processor-time.ts';
import { percentile } from '../numbers/spread.ts';
import type { Cell } from './cell.ts';

export interface Measured {
  durations: number[];
  seconds: number;
  errors: Record<string, number>;
  turnedAway: number;
}

type Figures = Omit<Cell, 'contestant' | 'scenario' | 'size' | 'replicas' | 'concurrency' | 'repetition'>;

/** Runs a load, and tells whose processor time it was. */
export async function measure(contestants: Contestants, run: () => Promise<Measured>): Promise<Figures> {
  const [started, before] = [performance.now(), readTimes(contestants)];
  const { durations, errors, seconds, turnedAway } = await run();
  const [elapsed, after] = [performance.now() - started, readTimes(contestants)];
  const busyOf = (who: keyof typeof after) => (after[who] - before[who]) / elapsed;
  const busy = { server: busyOf('server'), database: busyOf('database'), driver: busyOf('driver') };
  const foreign = busyOf('machine') - busy.server - busy.database - busy.driver;
  return {
    flows: durations.length,
    seconds,
    perSecond: durations.length / seconds,
    p50: percentile(durations, 0.5),
    p99: percentile(durations, 0.99),
    busy,
    foreignShare: Math.max(0, foreign) / availableParallelism(),
    errors,
    turnedAway,
  };
}
