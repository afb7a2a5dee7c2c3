-- emailCodes.release.first
-- $1 challengeId: uuid
-- $2 paidBy: text
with challenge as materialized (
  select c.id, c.account_id from challenges c where c.id = $1::uuid for update of c
),
refunded as (
  update mail_allowances b
  set tokens = least(10, refilled_tokens(b.tokens, 10, 86400, b.refilled_at) + 1), refilled_at = greatest(b.refilled_at, now())
  from challenge where b.account_id = challenge.account_id and b.trust = $2::text
  returning challenge.id
)
delete from email_codes e using refunded where e.challenge_id = refunded.id;
