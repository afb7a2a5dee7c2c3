-- assistedRecoveries.cancelOwn
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
cancelled as (
  delete from assisted_recoveries r using acting
  where r.account_id = acting.account_id and r.security_epoch = acting.security_epoch and r.started_at is not null
  returning r.account_id, acting.id as session_id, acting.browser_id
),
event as (
  insert into security_events (kind, account_id, session_id, browser_id, request_id, address, browser_name, browser_system)
  select 'recovery-cancelled', account_id, session_id, browser_id, $1::uuid, $2::text, $3::text, $4::text
  from cancelled
),
notice as (
  insert into notices (id, account_id, kind, language, request_id, browser_name, browser_system, address, recovery_codes_left)
  select $5::uuid, a.id, 'recovery-cancelled', coalesce(a.language, $6::text), $1::uuid,
    $3::text, $4::text, $2::text, null
  from cancelled join accounts a on a.id = cancelled.account_id
)
select exists (select from acting) as "isActing", exists (select from cancelled) as "isCancelled";
