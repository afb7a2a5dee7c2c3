-- sessions.end
-- $1 requestId: uuid
-- $2 address: text
-- $3 browser: text
-- $4 tokenHash: bytea
with ended as (
  delete from sessions where token_hash = $4::bytea returning id, account_id, browser_id
),
event as (
  insert into security_events (kind, account_id, session_id, browser_id, request_id, address, browser)
  select 'signed-out', account_id, id, browser_id, $1::uuid, $2::text, $3::text
  from ended
)
select account_id as "accountId" from ended;
