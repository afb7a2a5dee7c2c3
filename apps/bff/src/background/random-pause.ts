import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** Ends at a moment that nobody can foresee, or at once when the process is to stop. */
export async function randomPause(
  { longest, shortest }: { shortest: number; longest: number },
  stopping: AbortSignal,
): Promise<void> {
  await pause(randomInt(shortest, longest), undefined, { signal: stopping }).catch(() => {});
}
