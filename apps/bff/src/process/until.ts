import { setTimeout as pause } from 'node:timers/promises';

const POLL_MILLISECONDS = 50;
/** Long enough for a busy machine: reaching it means that the thing does not happen. */
const PATIENCE_SECONDS = 120;

/** For tests that start servers. */
export const patient = { testTimeout: 180_000, hookTimeout: 180_000 };

/** Resolves with the first truthy answer. */
export async function until<T>(
  happening: string,
  probe: () => T | Promise<T>,
  seconds = PATIENCE_SECONDS,
): Promise<Exclude<T, null | undefined | false>> {
  const deadline = performance.now() + seconds * 1_000;
  for (;;) {
    const answer = await probe();
    if (answer) return answer as Exclude<T, null | undefined | false>;
    if (performance.now() > deadline) throw new Error(`Waited ${seconds} s in vain for this: ${happening}.`);
    await pause(POLL_MILLISECONDS);
  }
}
