import { factorNames } from '@countersign/two-factor';
import { sql } from 'drizzle-orm';
import { pgView, text, uuid } from 'drizzle-orm/pg-core';
import { factorSqlOf } from '../factors/index.ts';
import { literal, sql as literalSql } from '../statements/sql.ts';
import { moment } from './columns.ts';

const enrolments = factorNames.flatMap((name) => {
  const { isEnrolled, table } = factorSqlOf(name);
  if (table === null) return [];
  const where = isEnrolled === null ? literalSql`` : literalSql` where ${isEnrolled}`;
  return literalSql`select account_id, ${literal(name)} as factor, created_at as enrolled_at from ${table}${where}`;
});

/** What accounts are enrolled in, a row for each: the union of the factors' own tables. */
export const enrolledFactors = pgView('enrolled_factors', {
  accountId: uuid('account_id').notNull(),
  factor: text({ enum: factorNames }).notNull(),
  enrolledAt: moment('enrolled_at').notNull(),
}).as(sql.raw(enrolments.join(' union all ')));
