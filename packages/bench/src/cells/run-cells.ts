import { scenarios } from '../scenarios/index.ts';
import { runPgbench } from '../shortest-sql/run-pgbench.ts';
import { scripts } from '../shortest-sql/scripts.ts';
import type { World } from '../world/world.ts';
import type { Cell, Place } from './cell.ts';
import { measure } from './measure.ts';
import { measureServer } from './server-cell.ts';

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
 * Contestants of one scenario take turns cell by cell, in the other order in every other repetition: what changes on the
 * machine meanwhile falls on all of them.
 */
export async function* runCells(plan: Plan, bench: Bench): AsyncGenerator<Cell> {
  for (let repetition = 0; repetition < plan.repetitions; repetition += 1) {
    for (const concurrency of plan.concurrency) {
      for (const name of plan.scenarios) {
        const contestants = contestantsOf(name, plan, bench);
        if (repetition % 2 === 1) contestants.reverse();
        for (const { place, run } of contestants) {
          const figures = await run(concurrency);
          yield { ...place, concurrency, repetition, ...figures };
        }
      }
    }
  }
}

interface Contestant {
  place: Omit<Place, 'concurrency'>;
  run(concurrency: number): ReturnType<typeof measure>;
}

function contestantsOf(name: string, plan: Plan, { hasPgbench, postmaster, worlds }: Bench): Contestant[] {
  const scenario = scenarios[name];
  if (!scenario) throw new Error(`There is no scenario ${name}.`);
  const { seconds } = plan;
  const script = hasPgbench ? scripts[scenario.name] : undefined;
  return worlds.flatMap((world) => {
    const { size, url } = world;
    const servers = plan.replicas.map(
      (replicas): Contestant => ({
        place: { contestant: 'Countersign', scenario: scenario.name, size, replicas },
        run: (concurrency) => measureServer({ scenario, world, postmaster, replicas, concurrency, seconds }),
      }),
    );
    if (script === undefined) return servers;
    const shortest: Contestant = {
      place: { contestant: 'shortest SQL', scenario: scenario.name, size, replicas: 0 },
      run: (concurrency) =>
        measure({ servers: [], postgres: postmaster }, () => runPgbench({ url, script, size, concurrency, seconds })),
    };
    return [...servers, shortest];
  });
}
