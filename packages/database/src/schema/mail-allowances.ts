import { trusts } from '@countersign/two-factor';
import { sql } from 'drizzle-orm';
import { check, doublePrecision, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { isOneOf, moment } from './columns.ts';

/** Emailed codes that an account may still be sent: a token bucket per trust class as it stood at `refilled_at`. */
export const mailAllowances = pgTable(
  'mail_allowances',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    trust: text({ enum: trusts }).notNull(),
    tokens: doublePrecision().notNull(),
    refilledAt: moment('refilled_at').notNull().defaultNow(),
  },
  ({ accountId, tokens, trust }) => [
    primaryKey({ columns: [accountId, trust] }),
    check('mail_allowances_trust_is_known', isOneOf(trust, trusts)),
    check('mail_allowances_is_not_overdrawn', sql`${tokens} >= 0`),
  ],
);
