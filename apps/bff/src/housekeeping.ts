import { setTimeout as pause } from 'node:timers/promises';
import type { UseCases } from './composition-root.ts';
import type { Log } from './log.ts';

const BETWEEN_ROUNDS_MS = 30_000;

export interface Housekeeping {
  /** How many changes their owners are still to be told of, as of the last round; null before it. */
  noticesWaiting(): number | null;
  /** Takes up nothing more; resolves when what is under way is done. */
  stop(): Promise<void>;
}

type Chores = Pick<UseCases, 'cleanUp' | 'countNotices' | 'deliverNotices'>;

/** What no request asks for: at once, and then about twice a minute. Which replica does it is settled in the database. */
export function keepHouse({ cleanUp, countNotices, deliverNotices }: Chores, log: Log): Housekeeping {
  const stopping = new AbortController();
  const { signal } = stopping;
  let waiting: number | null = null;

  async function round(): Promise<void> {
    await deliverNotices();
    waiting = await countNotices();
    const removed = await cleanUp(signal);
    if (removed) log.info('cleaned up', removed);
    if (removed?.notices) log.warn('notices given up', { count: removed.notices });
  }

  async function rounds(): Promise<void> {
    while (!signal.aborted) {
      await round().catch((error: unknown) => log.error('housekeeping failed', error));
      // Replicas that were started together drift apart.
      await pause(BETWEEN_ROUNDS_MS * (0.75 + Math.random() / 2), undefined, { signal }).catch(() => {});
    }
  }

  const ended = rounds();
  return {
    noticesWaiting: () => waiting,
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}
