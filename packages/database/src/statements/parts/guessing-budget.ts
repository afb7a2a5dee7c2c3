import { type SqlText, sql } from '../sql.ts';
import { refilledNow } from './buckets.ts';

/** What the short and the long bucket of a row of `attempt_budgets` hold now; their sizes stand in the row. */
const guesses = (b: SqlText, bucket: SqlText): SqlText =>
  sql`refilled_tokens(${b}.${bucket}_tokens, ${b}.${bucket}_capacity, ${b}.${bucket}_refill_seconds, ${b}.refilled_at)`;
export const shortGuesses = (b: SqlText): SqlText => guesses(b, sql`short`);
export const longGuesses = (b: SqlText): SqlText => guesses(b, sql`long`);

/** Seconds until both buckets of the row let a guess through. */
export const secondsToGuess = (b: SqlText): SqlText => sql`
  greatest(
    seconds_to_token(${shortGuesses(b)}, ${b}.short_capacity, ${b}.short_refill_seconds),
    seconds_to_token(${longGuesses(b)}, ${b}.long_capacity, ${b}.long_refill_seconds)
  )`;

/**
 * Which budget a challenge draws on from its opening: a trusted browser's own, or, once somebody who copied its cookie
 * has used that up, the one of all others. `opened` has `account_id` and `trust`.
 */
export const drawsOn = (opened: SqlText): SqlText => sql`
  coalesce((
    select b.trust from attempt_budgets b
    where b.account_id = ${opened}.account_id and b.trust = 'trusted' and ${opened}.trust = 'trusted'
      and ${shortGuesses(sql`b`)} >= 1 and ${longGuesses(sql`b`)} >= 1
  ), 'untrusted')`;

/**
 * Refunds what was charged to one challenge, and nothing else (SEC-84). `charged` is an earlier CTE with the challenge's
 * `account_id`, `trust` and `guesses_charged`. It has to have locked or deleted the challenge, so that no charge comes
 * between and no second statement refunds it again; and before the budget, as a charge does, or the two could deadlock.
 */
export const refundGuesses = (charged: SqlText): SqlText => sql`
  update attempt_budgets b
  set short_tokens = least(b.short_capacity, ${shortGuesses(sql`b`)} + ${charged}.guesses_charged),
    long_tokens = least(b.long_capacity, ${longGuesses(sql`b`)} + ${charged}.guesses_charged),
    refilled_at = ${refilledNow(sql`b`)}
  from ${charged}
  where b.account_id = ${charged}.account_id and b.trust = ${charged}.trust and ${charged}.guesses_charged > 0`;
