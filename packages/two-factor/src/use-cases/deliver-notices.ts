import type { Mailer } from '../ports/mailer.ts';
import type { Notices } from '../ports/notices.ts';

interface Dependencies {
  mailer: Pick<Mailer, 'sendNotice'>;
  notices: Notices;
}

export type DeliverNotices = ReturnType<typeof makeDeliverNotices>;

/** Mails the owners of accounts what has been changed there (SEC-58). What the provider does not take stays for later. */
export const makeDeliverNotices =
  ({ mailer, notices }: Dependencies) =>
  async (): Promise<void> => {
    const claimed = await notices.claim();
    await Promise.all(
      claimed.map(async (mail) => {
        // Not knowing whether it has left is no harm: the provider sends one of the same key once.
        if ((await mailer.sendNotice(mail)) === 'sent') await notices.remove(mail.idempotencyKey);
      }),
    );
  };
