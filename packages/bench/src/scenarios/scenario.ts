import type { HttpConnection } from '../load/http-connection.ts';
import type { World } from '../world/world.ts';

/** One thing that somebody does, from the first request to the last answer. @throws where an answer is another one */
export type Flow = (connection: HttpConnection) => Promise<void>;

export interface Scenario {
  name: string;
  /**
   * Before the clock runs: makes what at most so many flows need.
   * @returns the next flow each time; null when what was made is used up
   */
  prepare(world: World, flows: number): Promise<() => Flow | null>;
}
