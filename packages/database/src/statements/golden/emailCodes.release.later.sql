-- emailCodes.release.later
-- $1 challengeId: uuid
-- $2 paidBy: text
-- $3 mac: bytea
-- $4 keyId: text
-- $5 expiresAt: timestamp with time zone
-- $6 sentAt: timestamp with time zone
-- $7 hasLeft: boolean
with code_before as (
  update email_codes
  set mac = $3::bytea, key_id = $4::text, expires_at = $5::timestamp with time zone, sent_at = $6::timestamp with time zone, has_left = $7::boolean,
    sends_left = sends_left + 1
  where challenge_id = $1::uuid
  returning challenge_id
)
update mail_allowances b
set tokens = least(10, refilled_tokens(b.tokens, 10, 86400, b.refilled_at) + 1), refilled_at = greatest(b.refilled_at, now())
from challenges c join code_before on code_before.challenge_id = c.id
where c.id = $1::uuid and b.account_id = c.account_id and b.trust = $2::text;
