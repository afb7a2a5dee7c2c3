import { index, pgTable } from 'drizzle-orm/pg-core';
import { bytes, moment } from './columns.ts';
import { tokenCount } from './domains.ts';

/**
 * Token buckets for attempts by unidentified callers: passwords and requests for unlock links. A row is created by the first
 * attempt, whether or not the email has an account.
 */
export const throttles = pgTable(
  'throttles',
  {
    /** A keyed digest of what is counted, or the id of the browser or session that owns the bucket. */
    key: bytes().primaryKey(),
    tokens: tokenCount().notNull(),
    refilledAt: moment('refilled_at').notNull().defaultNow(),
  },
  ({ refilledAt }) => [index('throttles_refilled_at').on(refilledAt)],
);
