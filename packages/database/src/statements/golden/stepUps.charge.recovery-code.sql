-- stepUps.charge.recovery-code
-- $1 sessionId: uuid
-- 1 Lock the open challenge, so that of two attempts at once the second sees what the first has left.
with challenge as materialized (
  select c.id, c.purpose, c.account_id, c.browser_id, c.session_id, c.trust, null::timestamptz as held_until
  from challenges c join accounts a on a.id = c.account_id
  where c.session_id = $1::uuid and c.purpose = 'step-up' and c.expires_at > now() and c.security_epoch = a.security_epoch and c.attempts_left > 0
  for update of c
),
-- 2 The budget is left alone. 3 Count the attempt on the challenge.
counted as (
  update challenges c set attempts_left = c.attempts_left - 1
  from challenge where c.id = challenge.id and challenge.held_until is null
  returning c.attempts_left::int as attempts_left
)
-- 4 Read what the factor judges by.
select challenge.id as "challengeId", challenge.account_id as "accountId",
  challenge.browser_id as "browserId", challenge.session_id as "sessionId", challenge.trust,
  counted.attempts_left as "attemptsLeft", challenge.held_until as "heldUntil",
  extract(epoch from clock_timestamp())::float8 * 1000 as "now",
  r.id as "recoveryCodesId", r.sealed_key as "sealedKey", r.key_id as "sealedKeyId", r.macs
from challenge left join counted on true
  left join recovery_codes r on r.account_id = challenge.account_id;
