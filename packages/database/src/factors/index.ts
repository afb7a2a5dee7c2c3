import { type FactorName, factorNames } from '@countersign/two-factor';
import { joined, type SqlText, sql } from '../statements/sql.ts';
import { authenticatorSql } from './authenticator.ts';
import { emailSql } from './email.ts';
import type { FactorSql } from './factor-sql.ts';

export const factorSql = {
  authenticator: authenticatorSql,
  email: emailSql,
} as const satisfies { [Name in FactorName]: FactorSql<Name> };

/** The same for code that is generic over factors. */
export const factorSqlOf = <Name extends FactorName>(name: Name) => factorSql[name] as unknown as FactorSql<Name>;

/** Calls `make` for each factor. */
export const forEachFactor = <Made>(make: (name: FactorName) => Made): Readonly<Record<FactorName, Made>> =>
  Object.fromEntries(factorNames.map((name) => [name, make(name)])) as Record<FactorName, Made>;

/** CTEs that remove whatever an account is enrolled in. `raised` is an earlier CTE with its `account_id`. */
export const removeEnrolments = (raised: SqlText): SqlText => {
  const tables = factorNames.map((name) => factorSql[name].table).filter((table) => table !== null);
  return joined(
    tables.map(
      (table) =>
        sql`removed_${table} as (delete from ${table} f using ${raised} where f.account_id = ${raised}.account_id)`,
    ),
    ',\n',
  );
};

/** The factors that an account is enrolled in, as a text array. */
export const enrolledFactors = (accountId: SqlText): SqlText =>
  sql`array(select f.factor from enrolled_factors f where f.account_id = ${accountId})`;
