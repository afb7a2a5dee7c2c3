-- deactivations.charge.email
-- $1 sessionId: uuid
-- 1 Lock the open challenge, so that of two attempts at once the second sees what the first has left.
with challenge as materialized (
  select c.id, c.purpose, c.account_id, c.browser_id, c.session_id, c.trust, case when a.email_held_until > now() then a.email_held_until end as held_until
  from challenges c join accounts a on a.id = c.account_id
  where c.session_id = $1::uuid and c.purpose = 'deactivation' and c.expires_at > now() and c.security_epoch = a.security_epoch and c.attempts_left > 0
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
  e.mac, e.key_id as "macKeyId"
from challenge left join counted on true
  left join email_codes e on e.challenge_id = challenge.id and e.expires_at > now()
    and exists (select from accounts a where a.id = challenge.account_id and (challenge.purpose <> 'sign-in' or (a.accepts_email_codes or not exists (select from passkeys k where k.account_id = a.id))));
