import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { bytes, createdAt, moment } from './columns.ts';
import { wordOf } from './domains.ts';

/**
 * A member's own recovery, which an operator has offered: nothing until the member starts it by the mailed link, and then a
 * wait that ends in a deactivation unless somebody cancels. It counts only at its security epoch.
 */
export const assistedRecoveries = pgTable(
  'assisted_recoveries',
  {
    accountId: uuid('account_id')
      .primaryKey()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    securityEpoch: integer('security_epoch').notNull(),
    /** The notice with the link that starts it, the SHA-256 of the link's token, and the key that this derives from. */
    startNoticeId: uuid('start_notice_id').notNull(),
    startTokenHash: bytes('start_token_hash').notNull().unique(),
    startKeyId: text('start_key_id').notNull(),
    /** The same of the link that cancels it; null until it is started. */
    cancelNoticeId: uuid('cancel_notice_id'),
    cancelTokenHash: bytes('cancel_token_hash').unique(),
    cancelKeyId: text('cancel_key_id'),
    /** Of the page that started it, for an account that has chosen none. */
    language: wordOf('language')(),
    createdAt,
    /** Until when it may be started. */
    expiresAt: moment('expires_at').notNull(),
    startedAt: moment('started_at'),
    /** When it deactivates; null until it is started. */
    dueAt: moment('due_at'),
  },
  ({ dueAt, expiresAt }) => [
    index('assisted_recoveries_due_at').on(dueAt),
    index('assisted_recoveries_expires_at').on(expiresAt),
  ],
);
