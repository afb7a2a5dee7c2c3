import { pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { moment } from './columns.ts';
import { tokenCount, wordOf } from './domains.ts';

/** Emailed codes that an account may still be sent: a token bucket per trust class as it stood at `refilled_at`. */
export const mailAllowances = pgTable(
  'mail_allowances',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    trust: wordOf('trust')().notNull(),
    tokens: tokenCount().notNull(),
    refilledAt: moment('refilled_at').notNull().defaultNow(),
  },
  ({ accountId, trust }) => [primaryKey({ columns: [accountId, trust] })],
);
