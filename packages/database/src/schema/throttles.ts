import { index, pgTable } from 'drizzle-orm/pg-core';
import { bytes, moment } from './columns.ts';
import { tokenCount } from './domains.ts';

/**
 * Token buckets for what is counted under a key alone: attempts at passwords, requests for mails, tests of codes, changes of
 * factors, notices. A row is created by the first that is counted, whether or not the email has an account.
 */
export const throttles = pgTable(
  'throttles',
  {
    /** A keyed digest of what is counted, a digest of a purpose and the row that it is for, or the id of a browser or session. */
    key: bytes().primaryKey(),
    tokens: tokenCount().notNull(),
    refilledAt: moment('refilled_at').notNull().defaultNow(),
  },
  ({ refilledAt }) => [index('throttles_refilled_at').on(refilledAt)],
);
