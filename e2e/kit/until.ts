import { setTimeout as pause } from 'node:timers/promises';

const POLL_MILLISECONDS = 50;
/** Long enough for a busy machine: reaching it means that the thing does not happen. */
const PATIENCE_SECONDS = 120;

/** For tests that start servers. */
export const patient = { testTimeout: 180_000, hookTimeout: 180_000 };

export async function until(happening: string, probe: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_SECONDS * 1_000;
  while (!(await probe())) {
    if (performance.now() > deadline) throw new Error(`Waited ${PATIENCE_SECONDS} s in vain for this: ${happening}.`);
    await pause(POLL_MILLISECONDS);
  }
}
