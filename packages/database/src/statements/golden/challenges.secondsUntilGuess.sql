-- challenges.secondsUntilGuess
-- $1 challengeId: uuid
select ceil(greatest(1, greatest(
  seconds_to_token(refilled_tokens(b.short_tokens, b.short_capacity, b.short_refill_seconds, b.refilled_at), b.short_capacity, b.short_refill_seconds),
  seconds_to_token(refilled_tokens(b.long_tokens, b.long_capacity, b.long_refill_seconds, b.refilled_at), b.long_capacity, b.long_refill_seconds)
)))::int as "seconds"
from challenges c join attempt_budgets b on b.account_id = c.account_id and b.trust = c.trust
where c.id = $1::uuid;
