import type { Mailer } from '../ports/mailer.ts';
import type { Notices } from '../ports/notices.ts';

interface Dependencies {
  mailer: Pick<Mailer, 'sendNotice'>;
  notices: Notices;
}

export type DeliverNotices = ReturnType<typeof makeDeliverNotices>;

/** What a provider that is slow or has just come back is asked for at once, by one replica. */
const AT_ONCE = 10;

/**
 * Mails the owners of accounts what has been changed there (SEC-58), a few at a time: the others wait in the database, not in
 * memory. What the provider does not take stays for later. Resolves when nothing is due any more.
 */
export function makeDeliverNotices({ mailer, notices }: Dependencies) {
  let underWay: Promise<void> | null = null;
  let mayBeMore = false;

  async function deliver(): Promise<void> {
    try {
      while (mayBeMore) {
        mayBeMore = false;
        const claimed = await notices.claim(AT_ONCE);
        await Promise.all(
          claimed.map(async (mail) => {
            // Not knowing whether it has left is no harm: the provider sends one of the same key once.
            if ((await mailer.sendNotice(mail)) === 'sent') await notices.remove(mail.idempotencyKey);
          }),
        );
        if (claimed.length === AT_ONCE) mayBeMore = true;
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
