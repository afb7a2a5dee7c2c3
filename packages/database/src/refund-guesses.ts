import { type SQL, sql } from 'drizzle-orm';
import { guessesGivenBack, refilledNow } from './budget.ts';

/**
 * Refunds what was charged to one challenge, and nothing else (SEC-84). `charged` names an earlier CTE that holds the
 * challenge's row: `account_id`, `trust` and `guesses_charged`. The row has to be locked or deleted there, so that no
 * charge comes between and no second statement refunds it again; and before the budget, as a charge does, so that the
 * two never wait for each other.
 */
export const refundGuesses = (charged: SQL): SQL => sql`
  update attempt_budgets b
  set short_tokens = ${guessesGivenBack('short', sql`${charged}.guesses_charged`)},
    long_tokens = ${guessesGivenBack('long', sql`${charged}.guesses_charged`)}, refilled_at = ${refilledNow}
  from ${charged} where b.account_id = ${charged}.account_id and b.trust = ${charged}.trust`;
