import { trusts } from '@countersign/two-factor';
import { sql } from 'drizzle-orm';
import { check, doublePrecision, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { isOneOf, moment } from './columns.ts';

/**
 * Guesses that an account still allows: two token buckets per trust class, as they stood at `refilled_at`. Their sizes
 * stand in the row, as `guessingBudget` had them when it was made: whoever changes those numbers migrates the rows.
 */
export const attemptBudgets = pgTable(
  'attempt_budgets',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    trust: text({ enum: trusts }).notNull(),
    shortTokens: doublePrecision('short_tokens').notNull(),
    shortCapacity: doublePrecision('short_capacity').notNull(),
    shortRefillSeconds: doublePrecision('short_refill_seconds').notNull(),
    longTokens: doublePrecision('long_tokens').notNull(),
    longCapacity: doublePrecision('long_capacity').notNull(),
    longRefillSeconds: doublePrecision('long_refill_seconds').notNull(),
    refilledAt: moment('refilled_at').notNull().defaultNow(),
  },
  ({ accountId, longTokens, shortTokens, trust }) => [
    primaryKey({ columns: [accountId, trust] }),
    check('attempt_budgets_trust_is_known', isOneOf(trust, trusts)),
    check('attempt_budgets_is_not_overdrawn', sql`${shortTokens} >= 0 and ${longTokens} >= 0`),
  ],
);
