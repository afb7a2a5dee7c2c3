-- sessions.endOthers
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 noticeId: uuid
-- $6 language: text
-- $7 accountId: uuid
-- $8 actingSessionId: uuid
with account as materialized (
  select id, security_epoch from accounts where id = $7::uuid for no key update
),
acting as materialized (
  select s.id, s.account_id, s.browser_id, s.security_epoch
  from account a join sessions s on s.account_id = a.id and s.security_epoch = a.security_epoch
  where s.id = $8::uuid
  for no key update of s
),
ended as (
  delete from sessions s using acting where s.account_id = acting.account_id and s.id <> acting.id
  returning s.expires_at > now() and s.security_epoch = acting.security_epoch and s.last_seen_at > now() - make_interval(secs => 3600) as was_live
),
change as (
  select id, account_id, browser_id from acting where exists (select from ended where was_live)
),
told as (
  insert into notices (id, account_id, kind, language, request_id, browser_name, browser_system, address, recovery_codes_left)
  select $5::uuid, a.id, 'sessions-ended', coalesce(a.language, $6::text), $1::uuid,
    $3::text, $4::text, $2::text, null
  from change join accounts a on a.id = change.account_id
),
event as (
  insert into security_events (kind, account_id, session_id, browser_id, request_id, address, browser_name, browser_system)
  select 'other-sessions-ended', account_id, id, browser_id, $1::uuid, $2::text, $3::text, $4::text
  from change
)
select exists (select from acting) as "isActing", (select count(*)::int from ended where was_live) as "ended";
