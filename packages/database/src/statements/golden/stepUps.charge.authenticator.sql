-- stepUps.charge.authenticator
-- $1 sessionId: uuid
-- 1 Lock the open challenge, so that of two attempts at once the second sees what the first has left.
with challenge as materialized (
  select c.id, c.purpose, c.account_id, c.browser_id, c.session_id, c.trust, null::timestamptz as held_until
  from challenges c join accounts a on a.id = c.account_id
  where c.session_id = $1::uuid and c.purpose = 'step-up' and c.expires_at > now() and c.security_epoch = a.security_epoch and c.attempts_left > 0
  for update of c
),
-- 2 Take a guess off both buckets of the account's budget, or off neither.
budget as (
  update attempt_budgets b
  set short_tokens = refilled_tokens(b.short_tokens, b.short_capacity, b.short_refill_seconds, b.refilled_at) - 1,
    long_tokens = refilled_tokens(b.long_tokens, b.long_capacity, b.long_refill_seconds, b.refilled_at) - 1,
    refilled_at = greatest(b.refilled_at, now())
  from challenge
  where b.account_id = challenge.account_id and b.trust = challenge.trust and challenge.held_until is null
    and refilled_tokens(b.short_tokens, b.short_capacity, b.short_refill_seconds, b.refilled_at) >= 1
    and refilled_tokens(b.long_tokens, b.long_capacity, b.long_refill_seconds, b.refilled_at) >= 1
  returning least(b.short_tokens, b.long_tokens) as tokens
),
-- 3 Count it on the challenge.
counted as (
  update challenges c set attempts_left = c.attempts_left - 1, guesses_charged = c.guesses_charged + 1
  from challenge, budget where c.id = challenge.id
  returning floor(least(c.attempts_left, budget.tokens))::int as attempts_left
)
-- 4 Read what the factor judges by.
select challenge.id as "challengeId", challenge.account_id as "accountId",
  challenge.browser_id as "browserId", challenge.session_id as "sessionId", challenge.trust,
  counted.attempts_left as "attemptsLeft", challenge.held_until as "heldUntil",
  extract(epoch from clock_timestamp())::float8 * 1000 as "now",
  t.id as "authenticatorId", t.sealed_secret as "sealedSecret", t.key_id as "secretKeyId", t.last_step as "lastStep"
from challenge left join counted on true
  left join authenticators t on t.account_id = challenge.account_id;
