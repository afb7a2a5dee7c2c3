import { setTimeout as pause } from 'node:timers/promises';

const POLL_INTERVAL_MS = 50;
/** Long enough for a busy machine: reaching it means that the condition never holds. */
const TIMEOUT_SECONDS = 300;

/** For tests that start servers. */
export const longTimeouts = { testTimeout: 360_000, hookTimeout: 360_000 };

/** Polls until `probe` answers true. @throws with `condition` after five minutes */
export async function until(condition: string, probe: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + TIMEOUT_SECONDS * 1_000;
  while (!(await probe())) {
    if (performance.now() > deadline) throw new Error(`Waited ${TIMEOUT_SECONDS} s in vain for this: ${condition}.`);
    await pause(POLL_INTERVAL_MS);
  }
}
