-- passkeys.rename
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 accountId: uuid
-- $6 actingSessionId: uuid
-- $7 passkeyId: uuid
-- $8 name: text
with account as materialized (
  select id, security_epoch from accounts where id = $5::uuid for no key update
),
acting as materialized (
  select s.id, s.account_id, s.browser_id, s.security_epoch
  from account a join sessions s on s.account_id = a.id and s.security_epoch = a.security_epoch
  where s.id = $6::uuid
  for no key update of s
),
renamed as (
  update passkeys k set name = $8::text from acting
  where k.id = $7::uuid and k.account_id = acting.account_id
  returning k.account_id, acting.id as session_id, acting.browser_id
),
event as (
  insert into security_events (kind, account_id, session_id, browser_id, request_id, address, browser_name, browser_system)
  select 'passkey-renamed', account_id, session_id, browser_id, $1::uuid, $2::text, $3::text, $4::text
  from renamed
)
select exists (select from renamed) as "isOwned";
