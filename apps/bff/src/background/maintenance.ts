import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { NoticeBacklog } from '@countersign/two-factor';
import type { UseCases } from '../composition-root.ts';
import type { Log } from '../observability/log.ts';

const PAUSE_MS = { shortest: 20_000, longest: 40_000 };

export interface Housekeeping {
  /** Changes their owners are still to be told of, over all replicas, as of the last round; null before it. */
  notices(): NoticeBacklog | null;
  /** Resolves when it was stopped and what was under way is done. */
  ended: Promise<unknown>;
}

type Chores = Pick<UseCases, 'cleanUp' | 'deliverNotices' | 'measureNoticeBacklog'>;

/** What no request asks for: at once, and then about twice a minute. Which replica does it is settled in the database. */
export function keepHouse(
  { cleanUp, deliverNotices, measureNoticeBacklog }: Chores,
  log: Log,
  signal: AbortSignal,
): Housekeeping {
  let backlog: NoticeBacklog | null = null;

  async function tellOwners(): Promise<void> {
    await deliverNotices();
    backlog = await measureNoticeBacklog();
    for (const requestId of backlog.givenUp) log.warn('notice given up', { requestId });
  }

  async function tidy(): Promise<void> {
    const removed = await cleanUp(signal);
    if (removed) log.info('cleaned up', removed);
  }

  async function everySoOften(round: () => Promise<void>): Promise<void> {
    while (!signal.aborted) {
      await round().catch((error: unknown) => log.error('housekeeping failed', error));
      // Replicas that were started together drift apart.
      await pause(randomInt(PAUSE_MS.shortest, PAUSE_MS.longest), undefined, { signal }).catch(() => {});
    }
  }

  return {
    notices: () => backlog,
    ended: Promise.all([everySoOften(tellOwners), everySoOften(tidy)]),
  };
}
