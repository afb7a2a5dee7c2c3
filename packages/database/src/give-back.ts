import { type SQL, sql } from 'drizzle-orm';
import { spentFrom } from './browsers-sql.ts';
import { guessesGivenBack, refilledNow } from './budget.ts';

/**
 * CTEs that give an account back what one browser spent, and only that (SEC-84). `closed` names an earlier CTE with the
 * `account_id` and `browser_id` of the question that was answered. The browser's row is locked before it is read, so two
 * successes at once cannot both give back the same guesses; and after the budgets, as a charge does, so that the two
 * never wait for each other.
 */
export const giveBack = (closed: SQL, alsoSet: SQL = sql``): SQL => sql`
  held as materialized (
    select b.trust from attempt_budgets b join ${closed} on b.account_id = ${closed}.account_id
    order by b.trust
    for update of b
  ),
  spent as materialized (
    select w.id, w.token_hash, w.guesses_spent, w.account_id, ${spentFrom} as trust
    from browsers w join ${closed} on w.id = ${closed}.browser_id
    where (select count(*) from held) > 0
    for update of w
  ),
  forgiven as (
    update browsers w set guesses_spent = 0 ${alsoSet} from spent where w.id = spent.id
  ),
  given_back as (
    update attempt_budgets b
    set short_tokens = ${guessesGivenBack('short', sql`spent.guesses_spent`)},
      long_tokens = ${guessesGivenBack('long', sql`spent.guesses_spent`)}, refilled_at = ${refilledNow}
    from spent where b.account_id = spent.account_id and b.trust = spent.trust
  )`;
