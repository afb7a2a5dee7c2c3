import { type FactorName, factorNames } from '@countersign/two-factor';
import { joined, type SqlText, sql } from '../statements/sql.ts';
import { authenticatorSql } from './authenticator.ts';
import { emailSql } from './email.ts';
import type { FactorSql, KeptRow, KeptRows } from './factor-sql.ts';
import { passkeySql } from './passkey.ts';
import { recoveryCodeSql } from './recovery-code.ts';

export const factorSql = {
  passkey: passkeySql,
  authenticator: authenticatorSql,
  email: emailSql,
  'recovery-code': recoveryCodeSql,
} as const satisfies { [Name in FactorName]: FactorSql<Name> };

/** The same for code that is generic over factors. */
export const factorSqlOf = <Name extends FactorName>(name: Name) => factorSql[name] as unknown as FactorSql<Name>;

/** What `make` makes of each of these factors, by its name. */
export const forEach = <Name extends FactorName, Made>(
  names: readonly Name[],
  make: (name: Name) => Made,
): Readonly<Record<Name, Made>> => Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Made>;

/** Calls `make` for each factor. */
export const forEachFactor = <Made>(make: (name: FactorName) => Made) => forEach(factorNames, make);

interface Enrolments {
  factor: FactorName;
  table: SqlText;
  kept: KeptRow | KeptRows;
}

/** The tables whose rows are enrolments, and where a reversible change keeps such a row. */
export const enrolments: readonly Enrolments[] = factorNames.flatMap((factor) => {
  const { kept, table } = factorSqlOf(factor);
  if (table === null || kept === null) return [];
  return { factor, table, kept };
});

/** CTEs that remove whatever an account is enrolled in, and have it. `raised` is an earlier CTE with its `account_id`. */
export const removeEnrolments = (raised: SqlText): SqlText =>
  joined(
    enrolments.map(
      ({ table }) => sql`
        removed_${table} as (
          delete from ${table} f using ${raised} where f.account_id = ${raised}.account_id returning f.*
        )`,
    ),
    ',\n',
  );

/** The factors that an account is enrolled in, as a text array. */
export const enrolledFactors = (accountId: SqlText): SqlText =>
  sql`array(select distinct f.factor from enrolled_factors f where f.account_id = ${accountId})`;

/** The columns that keep a factor's one row, beside those they keep. */
export const keptColumns = ({ columns }: KeptRow) => Object.entries(columns) as [kept: SqlText, own: SqlText][];

/** For the CTEs of `removeEnrolments`: what was there before, by factor. */
export const removedEnrolments = Object.fromEntries(
  enrolments.map(({ factor, table }) => [factor, sql`removed_${table}`]),
) as Partial<Record<FactorName, SqlText>>;
