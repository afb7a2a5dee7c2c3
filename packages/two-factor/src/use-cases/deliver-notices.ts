import type { Mailer, NoticeMail, Notices } from '../ports/mail.ts';

interface Dependencies {
  mailer: Mailer;
  notices: Notices;
  /** Once aborted, no more notices are claimed. */
  stopping: AbortSignal;
}

export type DeliverNotices = ReturnType<typeof makeDeliverNotices>;

/** Concurrent deliveries per replica, bounded for a provider that is slow or has just recovered. */
const AT_ONCE = 10;

/**
 * Delivers due notices to the owners of accounts (SEC-58), a few at a time: the backlog waits in the database, not in memory.
 * Undelivered ones stay for a later retry. Resolves when nothing is due, when the provider accepts nothing, or on shutdown.
 */
export function makeDeliverNotices({ mailer, notices, stopping }: Dependencies) {
  let underWay: Promise<void> | null = null;
  let mayBeMore = false;

  async function send(mail: NoticeMail): Promise<boolean> {
    // An unknown outcome is harmless: the provider deduplicates by key.
    const isSent = (await mailer.send(mail)) === 'sent';
    if (isSent) await notices.remove(mail.idempotencyKey);
    return isSent;
  }

  async function deliver(): Promise<void> {
    try {
      while (mayBeMore && !stopping.aborted) {
        mayBeMore = false;
        const claimed = await notices.claim(AT_ONCE);
        const sent = await Promise.all(claimed.map(send));
        if (claimed.length === AT_ONCE && sent.includes(true)) mayBeMore = true;
      }
    } finally {
      underWay = null;
    }
  }

  return (): Promise<void> => {
    mayBeMore = true;
    underWay ??= deliver();
    return underWay;
  };
}
