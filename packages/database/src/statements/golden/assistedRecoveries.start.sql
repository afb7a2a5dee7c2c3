-- assistedRecoveries.start
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 noticeId: uuid
-- $6 language: text
-- $7 linkTokenHash: bytea
-- $8 linkKeyId: text
-- $9 tokenHash: bytea
with account as materialized (
  select a.id, a.security_epoch, a.blocked_at from accounts a
  where a.id = (select r.account_id from assisted_recoveries r where r.start_token_hash = $9::bytea) for no key update
),
started as (
  update assisted_recoveries r set started_at = now(), due_at = now() + make_interval(secs => 86400),
    cancel_notice_id = $5::uuid, cancel_token_hash = $7::bytea, cancel_key_id = $8::text,
    language = $6::text
  from account
  where r.account_id = account.id and r.start_token_hash = $9::bytea and r.security_epoch = account.security_epoch
    and account.blocked_at is null and r.started_at is null and r.expires_at > now()
  returning r.account_id, r.due_at
),
event as (
  insert into security_events (kind, account_id, request_id, address, browser_name, browser_system)
  select 'recovery-started', account_id, $1::uuid, $2::text, $3::text, $4::text
  from started
),
notice as (
  insert into notices (id, account_id, kind, language, request_id, browser_name, browser_system, address, recovery_codes_left)
  select $5::uuid, a.id, 'recovery-started', coalesce(a.language, $6::text), $1::uuid,
    $3::text, $4::text, $2::text, null
  from started join accounts a on a.id = started.account_id
)
select account.id as "accountId", coalesce(started.due_at, r.due_at) as "dueAt",
  started.account_id is not null as "isStartedNow"
from account
  join assisted_recoveries r on r.start_token_hash = $9::bytea and r.security_epoch = account.security_epoch
  left join started on started.account_id = account.id
where account.blocked_at is null;
