import { type FactorName, factors, trusts } from '@countersign/two-factor';
import { factorSqlOf } from '../factors/index.ts';
import { refilledNow, wholeSeconds } from './parts/buckets.ts';
import { longGuesses, secondsToGuess, shortGuesses } from './parts/guessing-budget.ts';
import { isValid } from './parts/validity.ts';
import { type SqlText, sql } from './sql.ts';
import { statement } from './statement.ts';
import { float8, int, nullable, oneOf, type PgTypes, timestamptz, uuid } from './types.ts';

export const chargeColumns = {
  challengeId: uuid,
  accountId: uuid,
  browserId: nullable(uuid),
  sessionId: nullable(uuid),
  trust: oneOf(trusts),
  /** Null where the budget had no guess left. */
  attemptsLeft: nullable(int),
  /** Null unless the factor is held back until then, and nothing was charged. */
  heldUntil: nullable(timestamptz),
  now: float8,
};

interface ChargeDefinition<Parameters extends PgTypes> {
  name: string;
  factor: FactorName;
  isGuessable?: boolean;
  parameters: Parameters;
  /** Picks the one challenge `c` that is answered. */
  answered: (parameters: { readonly [Name in keyof Parameters]: SqlText }) => SqlText;
}

/**
 * Takes one guess off the challenge and off the account's budget, or off neither, and reads what it takes to judge the
 * proof: one statement, committed by itself before anything is compared (SEC-15). The challenge is locked before it is
 * counted down, and the `update` of the budget sees the newest row once it has waited for it, so the limits hold however
 * many replicas ask at once. A factor that cannot be guessed costs the challenge an attempt and the account nothing, and one
 * that is held back costs neither.
 *
 *   1 lock challenge ──► 2 budget − 1 ──► 3 challenge − 1 ──► 4 what the factor judges by
 *                          └─ empty: no row of 3
 */
export function chargeGuess<const Parameters extends PgTypes>({
  answered,
  factor,
  isGuessable = factors[factor].isGuessable,
  name,
  parameters,
}: ChargeDefinition<Parameters>) {
  const { columns, heldUntil, join, selection } = factorSqlOf(factor);
  return statement({
    name: `${name}.${factor}`,
    parameters,
    columns: { ...chargeColumns, ...columns },
    text: (p) => sql`
      -- 1 Lock the open challenge, so that of two attempts at once the second sees what the first has left.
      with challenge as materialized (
        select c.id, c.purpose, c.account_id, c.browser_id, c.session_id, c.trust, ${heldUntil(sql`a`)} as held_until
        from challenges c join accounts a on a.id = c.account_id
        where ${answered(p)} and ${isValid(sql`c`, sql`a`)}
        for update of c
      ),
      ${isGuessable ? guessing : withoutGuess}
      -- 4 Read what the factor judges by.
      select challenge.id as "challengeId", challenge.account_id as "accountId",
        challenge.browser_id as "browserId", challenge.session_id as "sessionId", challenge.trust,
        counted.attempts_left as "attemptsLeft", challenge.held_until as "heldUntil",
        extract(epoch from clock_timestamp())::float8 * 1000 as "now",
        ${selection}
      from challenge left join counted on true
        ${join}`,
  });
}

const guessing = sql`
  -- 2 Take a guess off both buckets of the account's budget, or off neither.
  budget as (
    update attempt_budgets b
    set short_tokens = ${shortGuesses(sql`b`)} - 1,
      long_tokens = ${longGuesses(sql`b`)} - 1,
      refilled_at = ${refilledNow(sql`b`)}
    from challenge
    where b.account_id = challenge.account_id and b.trust = challenge.trust and challenge.held_until is null
      and ${shortGuesses(sql`b`)} >= 1
      and ${longGuesses(sql`b`)} >= 1
    returning least(b.short_tokens, b.long_tokens) as tokens
  ),
  -- 3 Count it on the challenge.
  counted as (
    update challenges c set attempts_left = c.attempts_left - 1, guesses_charged = c.guesses_charged + 1
    from challenge, budget where c.id = challenge.id
    returning floor(least(c.attempts_left, budget.tokens))::int as attempts_left
  )`;

const withoutGuess = sql`
  -- 2 The budget is left alone. 3 Count the attempt on the challenge.
  counted as (
    update challenges c set attempts_left = c.attempts_left - 1
    from challenge where c.id = challenge.id and challenge.held_until is null
    returning c.attempts_left::int as attempts_left
  )`;

/** When a budget that was empty gives a guess again. */
export const secondsUntilGuess = statement({
  name: 'challenges.secondsUntilGuess',
  parameters: { challengeId: uuid },
  columns: { seconds: int },
  text: (p) => sql`
    select ${wholeSeconds(secondsToGuess(sql`b`))} as "seconds"
    from challenges c join attempt_budgets b on b.account_id = c.account_id and b.trust = c.trust
    where c.id = ${p.challengeId}`,
});
