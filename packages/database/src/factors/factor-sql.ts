import type { Evidence, FactorName, Stored } from '@countersign/two-factor';
import type { SqlText } from '../statements/sql.ts';
import type { PgTypes, ValuesOf } from '../statements/types.ts';

/** Of a factor with one row per account: that row's columns beside the account, by the columns that keep them. */
export interface KeptRow {
  readonly columns: Readonly<Record<string, SqlText>>;
}

/** Of a factor with several: the one column that keeps them all, as JSON. */
export interface KeptRows {
  readonly rows: SqlText;
}

/** What the statements of a challenge have to know about one factor. */
export interface FactorSql<
  Name extends FactorName,
  Columns extends PgTypes = PgTypes,
  Parameters extends PgTypes = PgTypes,
> {
  /** The table whose rows, by `account_id` and `created_at`, are enrolments; null for a factor that nobody enrols in. */
  readonly table: SqlText | null;
  /** What else a row has to be for the enrolment to count; null where it always does. */
  readonly isEnrolled: SqlText | null;

  /** Where `reversible_changes` keeps enrolments until an undo. */
  readonly kept: KeptRow | KeptRows | null;

  /** Until when no proof of it counts, by the row of an account; null where they do. */
  heldUntil(account: SqlText): SqlText;

  /** What a charge reads to judge a proof by: columns, and the join to the CTE `challenge` (`id`, `account_id`). */
  readonly columns: Columns;
  readonly selection: SqlText;
  readonly join: SqlText;
  /** Null where the join found nothing. */
  storedOf(row: ValuesOf<Columns>): Stored<Name> | null;

  /**
   * Spends the evidence in the row that holds it, if that belongs to the CTE `challenge` (SEC-19), and returns its
   * `account_id` only to the one who spent it first (SEC-16, SEC-28). A factor with a notice returns what that says too.
   */
  readonly parameters: Parameters;
  valuesOf(evidence: Evidence<Name>): ValuesOf<Parameters>;
  spend(parameters: { readonly [Parameter in keyof Parameters]: SqlText }): SqlText;
}
