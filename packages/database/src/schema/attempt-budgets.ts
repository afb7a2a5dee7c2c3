import { sql } from 'drizzle-orm';
import { check, doublePrecision, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { moment } from './columns.ts';

/** Guesses that an account still allows: two token buckets per trust class, as they stood at `refilled_at`. */
export const attemptBudgets = pgTable(
  'attempt_budgets',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    trust: text({ enum: ['trusted', 'untrusted'] }).notNull(),
    shortTokens: doublePrecision('short_tokens').notNull(),
    longTokens: doublePrecision('long_tokens').notNull(),
    refilledAt: moment('refilled_at').notNull().defaultNow(),
  },
  ({ accountId, longTokens, shortTokens, trust }) => [
    primaryKey({ columns: [accountId, trust] }),
    check('attempt_budgets_trust_is_known', sql`${trust} in ('trusted', 'untrusted')`),
    check('attempt_budgets_is_not_overdrawn', sql`${shortTokens} >= 0 and ${longTokens} >= 0`),
  ],
);
