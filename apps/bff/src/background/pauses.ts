import { randomInt } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

/** Ends at an unpredictable moment, or at once on shutdown. */
export async function randomPause(
  { longest, shortest }: { shortest: number; longest: number },
  stopping: AbortSignal,
): Promise<void> {
  await pause(randomInt(shortest, longest), undefined, { signal: stopping }).catch(() => {});
}

const POLL_INTERVAL_MS = 1_000;
const BUSY_UTILIZATION = 0.2;
const MAX_POLLS = 30;

/** Resolves once the event loop has been mostly idle for a second; after half a minute, or on shutdown, in any case. */
export async function untilIdle(stopping: AbortSignal): Promise<void> {
  for (let polls = 0; polls < MAX_POLLS && !stopping.aborted; polls += 1) {
    const before = performance.eventLoopUtilization();
    await pause(POLL_INTERVAL_MS, undefined, { signal: stopping }).catch(() => {});
    if (performance.eventLoopUtilization(before).utilization < BUSY_UTILIZATION) return;
  }
}
