import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

const LOOK_EVERY_MS = 1_000;
const BUSY = 0.2;
const MAX_LOOKS = 30;

/** Resolves when the event loop has had little to do for a second; after half a minute, or on a stop, in any case. */
export async function idle(stopping: AbortSignal): Promise<void> {
  for (let looks = 0; looks < MAX_LOOKS && !stopping.aborted; looks += 1) {
    const before = performance.eventLoopUtilization();
    await pause(LOOK_EVERY_MS, undefined, { signal: stopping }).catch(() => {});
    if (performance.eventLoopUtilization(before).utilization < BUSY) return;
  }
}
