import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../refusal.ts';

const POLL_MILLISECONDS = 100;
const PATIENCE_SECONDS = 120;

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

/** @returns false when the process ended before it was ready */
export async function waitUntilReady(url: string, exited: Promise<unknown>): Promise<boolean> {
  let hasExited = false;
  const exit = exited.then(() => {
    hasExited = true;
  });
  const deadline = performance.now() + PATIENCE_SECONDS * 1000;
  while (!hasExited && performance.now() < deadline) {
    if (await isReady(url)) return true;
    await Promise.race([sleep(POLL_MILLISECONDS), exit]);
  }
  if (hasExited) return false;
  throw new Refusal(`The BFF runs but has not said at ${url} that it is ready within ${PATIENCE_SECONDS} s.`);
}
