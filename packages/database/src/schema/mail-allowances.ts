import { sql } from 'drizzle-orm';
import { check, doublePrecision, pgTable, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { moment } from './columns.ts';

/** Emailed codes that an account may still be sent: a token bucket as it stood at `refilled_at`. */
export const mailAllowances = pgTable(
  'mail_allowances',
  {
    accountId: uuid('account_id')
      .primaryKey()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    tokens: doublePrecision().notNull(),
    refilledAt: moment('refilled_at').notNull().defaultNow(),
  },
  ({ tokens }) => [check('mail_allowances_is_not_overdrawn', sql`${tokens} >= 0`)],
);
