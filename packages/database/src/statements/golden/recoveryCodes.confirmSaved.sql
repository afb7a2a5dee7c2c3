-- recoveryCodes.confirmSaved
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 accountId: uuid
-- $6 recoveryCodesId: uuid
-- $7 sessionId: uuid
with saved as (
  update recovery_codes set saved_at = now()
  where id = $6::uuid and account_id = $5::uuid and saved_at is null
  returning account_id
)
insert into security_events (kind, account_id, session_id, request_id, address, browser_name, browser_system)
select 'recovery-codes-saved', account_id, $7::uuid, $1::uuid, $2::text, $3::text, $4::text
from saved;
