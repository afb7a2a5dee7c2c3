-- challenges.secondsUntilGuess
-- $1 challengeId: uuid
select ceil(greatest(1, greatest(
  seconds_to_token(short_guesses(b), b.short_capacity, b.short_refill_seconds),
  seconds_to_token(long_guesses(b), b.long_capacity, b.long_refill_seconds)
)))::int as "seconds"
from challenges c join attempt_budgets b on b.account_id = c.account_id and b.trust = c.trust
where c.id = $1::uuid;
