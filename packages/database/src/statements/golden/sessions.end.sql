-- sessions.end
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 tokenHash: bytea
with ended as (
  delete from sessions where token_hash = $5::bytea returning id, account_id, browser_id
),
event as (
  insert into security_events (kind, account_id, session_id, browser_id, request_id, address, browser_name, browser_system)
  select 'signed-out', account_id, id, browser_id, $1::uuid, $2::text, $3::text, $4::text
  from ended
)
select account_id as "accountId" from ended;
