-- emailCodes.release.first
-- $1 challengeId: uuid
-- $2 paidBy: text
with code_before as (
  delete from email_codes where challenge_id = $1::uuid returning challenge_id
)
update mail_allowances b
set tokens = least(10, refilled_tokens(b.tokens, 10, 86400, b.refilled_at) + 1), refilled_at = greatest(b.refilled_at, now())
from challenges c join code_before on code_before.challenge_id = c.id
where c.id = $1::uuid and b.account_id = c.account_id and b.trust = $2::text;
