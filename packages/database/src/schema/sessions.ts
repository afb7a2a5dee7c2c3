import { type Amr, amrs } from '@countersign/two-factor';
import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { bytes, createdAt, moment } from './columns.ts';

export const sessions = pgTable(
  'sessions',
  {
    id: uuid().primaryKey(),
    tokenHash: bytes('token_hash').notNull().unique(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** Without a foreign key: whoever reads it joins the browser, which may have been forgotten. */
    browserId: uuid('browser_id'),
    /** How the person was authenticated. */
    amr: text({ enum: amrs as [Amr, ...Amr[]] })
      .array()
      .notNull(),
    securityEpoch: integer('security_epoch').notNull(),
    /** Where it was signed in from, for the owner who looks through the list. */
    browserName: text('browser_name'),
    browserSystem: text('browser_system'),
    address: text(),
    createdAt,
    lastSeenAt: moment('last_seen_at').notNull().defaultNow(),
    /** When the password or a factor was last proved. */
    provedAt: moment('proved_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
  },
  ({ accountId, expiresAt }) => [
    index('sessions_account_id').on(accountId),
    index('sessions_expires_at').on(expiresAt),
  ],
);
