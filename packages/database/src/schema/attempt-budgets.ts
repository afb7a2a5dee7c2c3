import { doublePrecision, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { moment } from './columns.ts';
import { tokenCount, wordOf } from './domains.ts';

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
    trust: wordOf('trust')().notNull(),
    shortTokens: tokenCount('short_tokens').notNull(),
    shortCapacity: doublePrecision('short_capacity').notNull(),
    shortRefillSeconds: doublePrecision('short_refill_seconds').notNull(),
    longTokens: tokenCount('long_tokens').notNull(),
    longCapacity: doublePrecision('long_capacity').notNull(),
    longRefillSeconds: doublePrecision('long_refill_seconds').notNull(),
    refilledAt: moment('refilled_at').notNull().defaultNow(),
  },
  ({ accountId, trust }) => [primaryKey({ columns: [accountId, trust] })],
);
