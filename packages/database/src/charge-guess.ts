import type { Charge } from '@countersign/two-factor';
import { type SQL, sql } from 'drizzle-orm';
import { guessesNow, refilledNow, secondsToGuess } from './budget.ts';
import { isLive } from './liveness.ts';

interface Guess {
  /** Picks the one challenge `c` that is answered. */
  challenge: SQL;
  /** More columns for judging the code, over `question` (the challenge) and these joins. */
  judged: { columns: SQL; joins: SQL };
}

/**
 * Takes one guess off the challenge and off the account's budget, or off neither, and reads what it takes to judge the
 * code: one statement, committed by itself before anything is compared (SEC-15). The challenge is locked before it is
 * read, and the `update` of the budget sees the newest row once it has waited for it, so the limits hold however many
 * replicas ask at once.
 */
export const chargeGuess = ({ challenge, judged }: Guess): SQL => sql`
  with question as materialized (
    select c.id, c.account_id, c.trust from challenges c join accounts a on a.id = c.account_id
    where ${challenge} and ${isLive}
    for update of c
  ),
  charged as (
    update attempt_budgets b
    set short_tokens = ${guessesNow('short')} - 1, long_tokens = ${guessesNow('long')} - 1, refilled_at = ${refilledNow}
    from question
    where b.account_id = question.account_id and b.trust = question.trust
      and ${guessesNow('short')} >= 1 and ${guessesNow('long')} >= 1
    returning b.short_tokens, b.long_tokens
  ),
  counted as (
    update challenges c set attempts_left = c.attempts_left - 1, guesses_charged = c.guesses_charged + 1
    from question, charged where c.id = question.id
    returning floor(least(c.attempts_left, charged.short_tokens, charged.long_tokens))::int as attempts_left
  )
  select ${judged.columns}, question.account_id as "accountId", counted.attempts_left as "attemptsLeft",
    ceil(greatest(1, ${secondsToGuess('short')}, ${secondsToGuess('long')}))::int as "retryAfter",
    extract(epoch from clock_timestamp())::float8 * 1000 as "now"
  from question join attempt_budgets b on b.account_id = question.account_id and b.trust = question.trust
    ${judged.joins} left join counted on true`;

export interface ChargedRow {
  accountId: string;
  /** Null where the budget had no guess left. */
  attemptsLeft: number | null;
  retryAfter: number;
  now: number;
}

export function chargeFrom<Row extends ChargedRow, Judged>(
  row: Row | null,
  judgedOf: (row: Row) => Judged,
): Charge<Judged> {
  if (!row) return { kind: 'gone' };
  const { accountId, attemptsLeft, retryAfter: retryAfterSeconds } = row;
  if (attemptsLeft === null) return { kind: 'refused', accountId, retryAfterSeconds };
  return { kind: 'charged', attemptsLeft, now: new Date(row.now), ...judgedOf(row) };
}
