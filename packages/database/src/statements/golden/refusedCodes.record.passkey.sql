-- refusedCodes.record.passkey
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 accountId: uuid
-- $6 browserId: uuid
-- $7 sessionId: uuid
-- $8 event: text
with refused as (select $5::uuid as account_id),
recorded as (
  insert into throttles as b (key, tokens) select sha256('refusals of what cannot be guessed'::bytea || uuid_send(refused.account_id)), 19 from refused
  on conflict (key) do update set tokens = refilled_tokens(b.tokens, 20, 86400, b.refilled_at) - 1, refilled_at = greatest(b.refilled_at, now()) where refilled_tokens(b.tokens, 20, 86400, b.refilled_at) >= 1
  returning b.key
)
insert into security_events (kind, account_id, session_id, browser_id, request_id, address, browser_name, browser_system)
select $8::text, account_id, $7::uuid, $6::uuid, $1::uuid, $2::text, $3::text, $4::text
from refused, recorded;
