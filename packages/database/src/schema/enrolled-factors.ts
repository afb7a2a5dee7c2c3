import { factorNames } from '@countersign/two-factor';
import { sql } from 'drizzle-orm';
import { pgView, text, uuid } from 'drizzle-orm/pg-core';
import { factorSqlOf } from '../factors/index.ts';
import { joined, literal, sql as literalSql } from '../statements/sql.ts';
import { moment } from './columns.ts';

const enrolments = factorNames.flatMap((name) => {
  const { table } = factorSqlOf(name);
  return table === null
    ? []
    : literalSql`select account_id, ${literal(name)} as factor, created_at as enrolled_at from ${table}`;
});

/** What accounts are enrolled in, a row for each: the union of the factors' own tables. */
export const enrolledFactors = pgView('enrolled_factors', {
  accountId: uuid('account_id').notNull(),
  factor: text({ enum: factorNames }).notNull(),
  enrolledAt: moment('enrolled_at').notNull(),
}).as(sql.raw(joined(enrolments, literalSql` union all `)));
