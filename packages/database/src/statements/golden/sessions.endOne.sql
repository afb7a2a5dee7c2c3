-- sessions.endOne
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 accountId: uuid
-- $6 actingSessionId: uuid
-- $7 sessionId: uuid
with account as materialized (
  select id, security_epoch from accounts where id = $5::uuid for no key update
),
acting as materialized (
  select s.id, s.account_id, s.browser_id, s.security_epoch
  from account a join sessions s on s.account_id = a.id and s.security_epoch = a.security_epoch
  where s.id = $6::uuid
  for no key update of s
),
ended as (
  delete from sessions s using acting
  where s.id = $7::uuid and s.account_id = acting.account_id and s.id <> acting.id and s.expires_at > now() and s.security_epoch = acting.security_epoch and s.last_seen_at > now() - make_interval(secs => 3600)
  returning s.id, s.account_id, s.browser_id
),
event as (
  insert into security_events (kind, account_id, session_id, browser_id, request_id, address, browser_name, browser_system)
  select 'session-ended', account_id, id, browser_id, $1::uuid, $2::text, $3::text, $4::text
  from ended
)
select exists (select from acting) as "isActing", exists (select from ended) as "isEnded";
