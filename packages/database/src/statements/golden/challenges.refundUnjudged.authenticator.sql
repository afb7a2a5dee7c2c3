-- challenges.refundUnjudged.authenticator
-- $1 challengeId: uuid
with unjudged as (
  update challenges set attempts_left = attempts_left + 1, guesses_charged = guesses_charged - 1
  where id = $1::uuid and guesses_charged > 0
  returning account_id, trust, 1 as guesses_charged
)
update attempt_budgets b
set short_tokens = least(b.short_capacity, refilled_tokens(b.short_tokens, b.short_capacity, b.short_refill_seconds, b.refilled_at) + unjudged.guesses_charged),
  long_tokens = least(b.long_capacity, refilled_tokens(b.long_tokens, b.long_capacity, b.long_refill_seconds, b.refilled_at) + unjudged.guesses_charged),
  refilled_at = greatest(b.refilled_at, now())
from unjudged
where b.account_id = unjudged.account_id and b.trust = unjudged.trust and unjudged.guesses_charged > 0;
