-- assistedRecoveries.cancel
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 noticeId: uuid
-- $6 language: text
-- $7 tokenHash: bytea
with account as materialized (
  select a.id, a.security_epoch, a.blocked_at from accounts a
  where a.id = (select r.account_id from assisted_recoveries r where r.cancel_token_hash = $7::bytea) for no key update
),
cancelled as (
  delete from assisted_recoveries r using account
  where r.account_id = account.id and r.cancel_token_hash = $7::bytea and r.security_epoch = account.security_epoch
  returning r.account_id
),
event as (
  insert into security_events (kind, account_id, request_id, address, browser_name, browser_system)
  select 'recovery-cancelled', account_id, $1::uuid, $2::text, $3::text, $4::text
  from cancelled
),
notice as (
  insert into notices (id, account_id, kind, language, request_id, browser_name, browser_system, address, recovery_codes_left)
  select $5::uuid, a.id, 'recovery-cancelled', coalesce(a.language, $6::text), $1::uuid,
    $3::text, $4::text, $2::text, null
  from cancelled join accounts a on a.id = cancelled.account_id
)
select account_id as "accountId" from cancelled;
