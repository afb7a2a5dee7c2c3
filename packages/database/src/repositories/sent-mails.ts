import type { SentMails } from '@countersign/two-factor';
import { rowOf, type Sql } from '../connection/sql.ts';
import { keepLinkMail, keepSignUpMail, recordDelivery } from '../statements/sent-mails.ts';

export const createSentMails = (database: Sql): SentMails => ({
  async keepLinkMail(mail) {
    await rowOf(database, keepLinkMail, mail);
  },

  async keepSignUpMail(mail) {
    await rowOf(database, keepSignUpMail, mail);
  },

  async recordDelivery({ id: eventId, ...event }) {
    const row = await rowOf(database, recordDelivery, { eventId, ...event });
    if (!row?.isRecent) return 'stale';
    if (!row.isFirst) return 'repeated';
    return row.isNews ? 'recorded' : 'known';
  },
});
