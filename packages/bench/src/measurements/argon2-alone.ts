import { availableParallelism } from 'node:os';
import { createPasswordHash } from '@countersign/crypto/password-hash';
import type { LoadResult } from '../load/closed-loop.ts';
import { PASSWORD } from '../world/seed.ts';

/** What the password step could reach at most: it verifies as many passwords at once as the server does, and does nothing else. */
export async function runArgon2({
  concurrency,
  seconds,
}: {
  concurrency: number;
  seconds: number;
}): Promise<LoadResult> {
  const slots = availableParallelism();
  const queue = { slots, slotsPerKey: slots, maxWaiting: concurrency, timeoutMilliseconds: 60_000 };
  const passwordHash = createPasswordHash(queue);
  const stored = await passwordHash.hash(PASSWORD);
  const durations: number[] = [];
  const started = performance.now();
  const end = started + seconds * 1_000;
  const users = Array.from({ length: concurrency }, async () => {
    while (performance.now() < end) {
      const verificationStarted = performance.now();
      await passwordHash.verify(PASSWORD, stored, { caller: 'stranger', account: 'bench' });
      durations.push(performance.now() - verificationStarted);
    }
  });
  await Promise.all(users);
  return { durations, errors: {}, rejected: 0, seconds: (performance.now() - started) / 1_000 };
}
