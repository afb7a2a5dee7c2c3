import { index, integer, pgTable, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { bytes, createdAt, moment } from './columns.ts';

/** A mailed link, by the SHA-256 of its token, that makes the browser which opens it known to the account. */
export const unlockLinks = pgTable(
  'unlock_links',
  {
    tokenHash: bytes('token_hash').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    securityEpoch: integer('security_epoch').notNull(),
    createdAt,
    expiresAt: moment('expires_at').notNull(),
  },
  ({ accountId, expiresAt }) => [
    index('unlock_links_account_id').on(accountId),
    index('unlock_links_expires_at').on(expiresAt),
  ],
);
