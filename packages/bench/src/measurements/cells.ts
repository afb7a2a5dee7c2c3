import { runClosedLoop } from '../load/closed-loop.ts';
import { scenarios } from '../scenarios/scenarios.ts';
import type { World } from '../world/world.ts';
import { runArgon2 } from './argon2-alone.ts';
import { ARGON2_ALONE, type Cell, type Figures, measure, type Place, SHORTEST_SQL } from './cell.ts';
import { runPgbench } from './pgbench.ts';
import { scripts } from './shortest-sql.ts';

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
