import { factorNames } from '@countersign/two-factor';
import { sql } from 'drizzle-orm';
import { pgView, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** What accounts are enrolled in, a row for each: the union of the factors' own tables. */
export const enrolledFactors = pgView('enrolled_factors', {
  accountId: uuid('account_id').notNull(),
  factor: text({ enum: factorNames }).notNull(),
  enrolledAt: moment('enrolled_at').notNull(),
}).as(sql`select account_id, 'authenticator' as factor, created_at as enrolled_at from authenticators`);
