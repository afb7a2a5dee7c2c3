import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, moment } from './columns.ts';
import { wordOf } from './domains.ts';

/** Mails that have left, and what the provider has said became of them. Nothing of what they say, nor to whom. */
export const sentMails = pgTable(
  'sent_mails',
  {
    /** The provider's. */
    id: text().primaryKey(),
    /** Null as long as only an event has named the mail. Without a foreign key: nothing is looked up by it. */
    accountId: uuid('account_id'),
    kind: text(),
    delivery: wordOf('delivery')(),
    deliveryAt: moment('delivery_at'),
    createdAt,
  },
  ({ createdAt }) => [index('sent_mails_created_at').on(createdAt)],
);
