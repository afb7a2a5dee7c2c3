import { setTimeout as pause } from 'node:timers/promises';
import { TurnedAway } from '../scenarios/requests.ts';
import type { Flow } from '../scenarios/scenario.ts';
import { openConnection } from './http-connection.ts';

export interface LoopResult {
  /** Milliseconds of each flow that went as it should. */
  durations: number[];
  /** How often what went wrong. */
  errors: Record<string, number>;
  turnedAway: number;
  seconds: number;
}

interface Load {
  /** Virtual users take them in turn. */
  ports: readonly number[];
  /** Virtual users, each with one connection and one flow at a time. */
  concurrency: number;
  seconds: number;
  next: () => Flow | null;
}

/** Runs until the time is over or there is nothing left to do, and lets what is under way finish. */
export async function runClosedLoop({ concurrency, next, ports, seconds }: Load): Promise<LoopResult> {
  const durations: number[] = [];
  const errors: Record<string, number> = {};
  let turnedAway = 0;
  const connections = await Promise.all(
    Array.from({ length: concurrency }, (_, user) => openConnection(ports[user % ports.length] ?? 0)),
  );
  const started = performance.now();
  const end = started + seconds * 1_000;
  const lasts = connections.map(async (connection) => {
    while (performance.now() < end) {
      const flow = next();
      if (!flow) break;
      const begun = performance.now();
      try {
        await flow(connection);
        durations.push(performance.now() - begun);
      } catch (error) {
        if (error instanceof TurnedAway) {
          turnedAway += 1;
          await pause(Math.min(error.seconds * 1_000, Math.max(0, end - performance.now())));
        } else {
          const message = error instanceof Error ? error.message : String(error);
          errors[message] = (errors[message] ?? 0) + 1;
          // A server that has gone away answers at once.
          await pause(10);
        }
      }
    }
  });
  await Promise.all(lasts);
  const took = (performance.now() - started) / 1_000;
  for (const connection of connections) connection.close();
  return { durations, errors, turnedAway, seconds: took };
}
