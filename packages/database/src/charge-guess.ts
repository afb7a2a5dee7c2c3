import type { Charge } from '@countersign/two-factor';
import { type SQL, sql } from 'drizzle-orm';
import { spentFrom } from './browsers-sql.ts';
import { guessesNow, refilledNow, secondsToGuess } from './budget.ts';

interface Asked {
  /** Where the question and its `attempts_left` live, and the column that names it. */
  table: 'challenges' | 'pending_activations';
  key: 'id' | 'authenticator_id';
  /** Selects the one open question: `question`, `account_id`, `browser_id`, `trust`. */
  question: SQL;
  /** More columns for judging the code, over `allowed` (the question) and these joins. */
  judged: { columns: SQL; joins: SQL };
}

/**
 * Takes one guess off the question and off the account's budget, or off neither but in a race, and reads what it takes
 * to judge the code: one statement, committed by itself before anything is compared (SEC-15). Each `update` sees the
 * newest row once it has waited for it, so the limits hold however many replicas ask at once.
 */
export const chargeGuess = ({ table, key, question, judged }: Asked): SQL => sql`
  with asked as materialized (${question}),
  allowed as materialized (
    select asked.*, ${guessesNow('short')} as short_now, ${guessesNow('long')} as long_now
    from asked join attempt_budgets b on b.account_id = asked.account_id and b.trust = asked.trust
  ),
  counted as (
    update ${sql.raw(table)} q set attempts_left = q.attempts_left - 1
    from allowed
    where q.${sql.raw(key)} = allowed.question and q.account_id = allowed.account_id and q.attempts_left > 0 and q.expires_at > now()
      and allowed.short_now >= 1 and allowed.long_now >= 1
    returning q.attempts_left, allowed.account_id, allowed.trust, allowed.browser_id
  ),
  charged as (
    update attempt_budgets b
    set short_tokens = ${guessesNow('short')} - 1, long_tokens = ${guessesNow('long')} - 1, refilled_at = ${refilledNow}
    from counted
    where b.account_id = counted.account_id and b.trust = counted.trust
      and ${guessesNow('short')} >= 1 and ${guessesNow('long')} >= 1
    returning counted.browser_id, counted.trust,
      floor(least(counted.attempts_left, b.short_tokens, b.long_tokens))::int as attempts_left
  ),
  noted as (
    update browsers w set guesses_spent = w.guesses_spent + 1 from charged
    where w.id = charged.browser_id and ${spentFrom} = charged.trust
  )
  select ${judged.columns}, allowed.account_id as "accountId", charged.attempts_left as "attemptsLeft", ceil(greatest(1, ${secondsToGuess('short')}, ${secondsToGuess('long')}))::int as "retryAfter",
    (allowed.short_now < 1 or allowed.long_now < 1 or counted.account_id is not null) as "isOverBudget",
    extract(epoch from clock_timestamp())::float8 * 1000 as "now"
  from allowed ${judged.joins} left join counted on true left join charged on true`;

export interface ChargedRow {
  accountId: string;
  attemptsLeft: number | null;
  retryAfter: number;
  isOverBudget: boolean;
  now: number;
}

export function chargeFrom<Row extends ChargedRow, Judged>(
  row: Row | null,
  judgedOf: (row: Row) => Judged,
): Charge<Judged> {
  if (!row) return { kind: 'gone' };
  if (row.attemptsLeft !== null) {
    return { kind: 'charged', attemptsLeft: row.attemptsLeft, now: new Date(row.now), ...judgedOf(row) };
  }
  const { accountId, retryAfter: retryAfterSeconds } = row;
  return row.isOverBudget ? { kind: 'refused', accountId, retryAfterSeconds } : { kind: 'gone' };
}
