-- codeTests.pass
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 accountId: uuid
-- $6 authenticatorId: uuid
-- $7 sessionId: uuid
with tested as (
  update authenticators set check_up_at = null where id = $6::uuid and account_id = $5::uuid
  returning account_id, (select s.browser_id from sessions s where s.id = $7::uuid) as browser_id
),
-- A right code shows its owner nothing new, so the test is given back.
refunded as (
  update throttles set tokens = tokens + 1 where key = sha256('tests of codes'::bytea || uuid_send($5::uuid))
)
insert into security_events (kind, account_id, session_id, browser_id, factor, request_id, address, browser_name, browser_system)
select 'code-tested', account_id, $7::uuid, browser_id, 'otp', $1::uuid, $2::text, $3::text, $4::text
from tested;
