import { timeBasedCodeParameters } from '@countersign/two-factor';
import { type SqlText, sql } from '../sql.ts';

/** Of a row of `authenticators`. The code that set it up is of the step in which its row was made, or of a neighbour. */
export const isCheckUpDue = (t: SqlText): SqlText =>
  sql`${t}.check_up_at <= now() and ${t}.last_step <= extract(epoch from ${t}.created_at) / ${timeBasedCodeParameters.period} + 1`;
