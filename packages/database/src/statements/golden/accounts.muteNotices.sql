-- accounts.muteNotices
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 accountId: uuid
-- $6 sessionId: uuid
-- $7 muted: text[]
with chosen as (
  update accounts set muted_notices = $7::text[]
  where id = $5::uuid and muted_notices <> $7::text[]
  returning id as account_id
)
insert into security_events (kind, account_id, session_id, request_id, address, browser_name, browser_system)
select 'notices-chosen', account_id, $6::uuid, $1::uuid, $2::text, $3::text, $4::text
from chosen;
