import type { Flow } from '../load/closed-loop.ts';
import type { World } from '../world/world.ts';

export interface Scenario {
  name: string;
  /** Whether the server keeps working on it after the last response. */
  hasBackgroundWork?: boolean;
  /**
   * Creates, before the clock starts, what at most `flows` flows need.
   * @returns the next flow on each call; null when there are no more
   */
  prepare(world: World, flows: number): Promise<() => Flow | null>;
}

/** Returns the items in rotation. */
export function roundRobin<Item>(items: readonly Item[]): () => Item {
  let next = 0;
  return () => {
    const item = items[next++ % items.length];
    if (item === undefined) throw new Error('There are no accounts.');
    return item;
  };
}

/** Returns each item once, then null. */
export function eachOnce<Item>(items: readonly Item[]): () => Item | null {
  let next = 0;
  return () => items[next++] ?? null;
}
