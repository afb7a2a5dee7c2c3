import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { NoticeBacklog } from '@countersign/two-factor';
import type { UseCases } from '../composition-root.ts';
import type { Log } from '../observability/log.ts';

const INTERVAL_MS = { shortest: 20_000, longest: 40_000 };

export interface Maintenance {
  /** Undelivered notices across all replicas, as of the last poll; null before it. */
  notices(): NoticeBacklog | null;
  /** Resolves when it was stopped and what was under way is done. */
  ended: Promise<unknown>;
}

type Jobs = Pick<
  UseCases,
  'cleanUp' | 'completeRecoveries' | 'deliverInvitations' | 'deliverNotices' | 'measureNoticeBacklog'
>;

/**
 * Periodic jobs that no request asks for: at once, and then about twice a minute. Replicas settle in the database which of
 * them does what.
 */
export function startMaintenance(
  { cleanUp, completeRecoveries, deliverInvitations, deliverNotices, measureNoticeBacklog }: Jobs,
  log: Log,
  signal: AbortSignal,
): Maintenance {
  let backlog: NoticeBacklog | null = null;

  async function deliverDueNotices(): Promise<void> {
    await deliverNotices();
    backlog = await measureNoticeBacklog();
    for (const requestId of backlog.newlyGivenUp) log.warn('notice given up', { requestId });
  }

  async function purgeExpired(): Promise<void> {
    const removed = await cleanUp(signal);
    if (removed) log.info('cleaned up', removed);
  }

  async function completeDueRecoveries(): Promise<void> {
    const completed = await completeRecoveries(signal);
    if (completed > 0) log.info('recoveries completed', { completed });
  }

  async function runPeriodically(job: () => Promise<void>): Promise<void> {
    while (!signal.aborted) {
      await job().catch((error: unknown) => log.error('housekeeping failed', error));
      // With jitter, so that replicas which were started together drift apart.
      await pause(randomInt(INTERVAL_MS.shortest, INTERVAL_MS.longest), undefined, { signal }).catch(() => {});
    }
  }

  return {
    notices: () => backlog,
    ended: Promise.all(
      [deliverDueNotices, deliverInvitations, purgeExpired, completeDueRecoveries].map(runPeriodically),
    ),
  };
}
