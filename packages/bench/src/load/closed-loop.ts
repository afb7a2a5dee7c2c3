import { setTimeout as delay } from 'node:timers/promises';
import { type HttpConnection, openConnection } from './http-connection.ts';

/** One thing that a user does, from the first request to the last response. @throws on an unexpected response */
export type Flow = (connection: HttpConnection) => Promise<void>;

/** The server answered 503 with Retry-After: its intended behaviour under overload, and no error. */
export class Overloaded extends Error {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('overloaded');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export interface LoadResult {
  /** Milliseconds of each successful flow. */
  durations: number[];
  /** Occurrences by message. */
  errors: Record<string, number>;
  /** Flows answered with 503 and Retry-After. */
  rejected: number;
  seconds: number;
}

interface Load {
  /** Assigned to the virtual users in rotation. */
  ports: readonly number[];
  /** Virtual users, each with one connection and one flow at a time. */
  concurrency: number;
  seconds: number;
  /** Null when there is nothing left to do. */
  next: () => Flow | null;
}

/** Runs until time is up or flows run out, then lets flows in progress finish. */
export async function runClosedLoop({ concurrency, next, ports, seconds }: Load): Promise<LoadResult> {
  const durations: number[] = [];
  const errors: Record<string, number> = {};
  let rejected = 0;
  const connections = await Promise.all(
    Array.from({ length: concurrency }, (_, user) => openConnection(ports[user % ports.length] ?? 0)),
  );
  const started = performance.now();
  const end = started + seconds * 1_000;
  const users = connections.map(async (connection) => {
    while (performance.now() < end) {
      const flow = next();
      if (!flow) break;
      const flowStarted = performance.now();
      try {
        await flow(connection);
        durations.push(performance.now() - flowStarted);
      } catch (error) {
        if (error instanceof Overloaded) {
          rejected += 1;
          await delay(Math.min(error.retryAfterSeconds * 1_000, Math.max(0, end - performance.now())));
        } else {
          const message = error instanceof Error ? error.message : String(error);
          errors[message] = (errors[message] ?? 0) + 1;
          // A dead server fails every request at once; do not spin on it.
          await delay(10);
        }
      }
    }
  });
  await Promise.all(users);
  const elapsed = (performance.now() - started) / 1_000;
  for (const connection of connections) connection.close();
  return { durations, errors, rejected, seconds: elapsed };
}
