-- browsers.forgetAll
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 accountId: uuid
-- $6 actingSessionId: uuid
with account as materialized (
  select id, security_epoch from accounts where id = $5::uuid for no key update
),
acting as materialized (
  select s.id, s.account_id, s.browser_id, s.security_epoch
  from account a join sessions s on s.account_id = a.id and s.security_epoch = a.security_epoch
  where s.id = $6::uuid
  for no key update of s
),
forgotten as (
  delete from browsers w using acting where w.account_id = acting.account_id
  returning w.id
),
change as (
  select id, account_id, browser_id from acting where exists (select from forgotten)
),
event as (
  insert into security_events (kind, account_id, session_id, browser_id, request_id, address, browser_name, browser_system)
  select 'browsers-forgotten', account_id, id, browser_id, $1::uuid, $2::text, $3::text, $4::text
  from change
)
select exists (select from acting) as "isActing";
