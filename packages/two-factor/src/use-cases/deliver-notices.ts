import type { Mailer, NoticeMail, Notices } from '../ports/mail.ts';

interface Dependencies {
  mailer: Mailer;
  notices: Notices;
  /** Once it is aborted no more are taken up. */
  stopping: AbortSignal;
}

export type DeliverNotices = ReturnType<typeof makeDeliverNotices>;

/** What a provider that is slow or has just come back is asked for at once, by one replica. */
const AT_ONCE = 10;

/**
 * Mails the owners of accounts what has been changed there (SEC-58), a few at a time: the others wait in the database, not in
 * memory. What the provider does not take stays for later. Resolves when nothing is due any more, when the provider takes
 * nothing, or when the process stops.
 */
export function makeDeliverNotices({ mailer, notices, stopping }: Dependencies) {
  let underWay: Promise<void> | null = null;
  let mayBeMore = false;

  async function send(mail: NoticeMail): Promise<boolean> {
    // Not knowing whether it has left is no harm: the provider sends one of the same key once.
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
