-- emailCodes.release.later
-- $1 challengeId: uuid
-- $2 paidBy: text
-- $3 mac: bytea
-- $4 keyId: text
-- $5 expiresAt: timestamp with time zone
-- $6 sentAt: timestamp with time zone
-- $7 hasLeft: boolean
with challenge as materialized (
  select c.id, c.account_id from challenges c where c.id = $1::uuid for update of c
),
refunded as (
  update mail_allowances b
  set tokens = least(10, refilled_tokens(b.tokens, 10, 86400, b.refilled_at) + 1), refilled_at = greatest(b.refilled_at, now())
  from challenge where b.account_id = challenge.account_id and b.trust = $2::text
  returning challenge.id
)
update email_codes e
set mac = $3::bytea, key_id = $4::text, expires_at = $5::timestamp with time zone, sent_at = $6::timestamp with time zone, has_left = $7::boolean,
  sends_left = e.sends_left + 1
from refunded where e.challenge_id = refunded.id;
