-- assistedRecoveries.begin
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 noticeId: uuid
-- $6 language: text
-- $7 linkTokenHash: bytea
-- $8 linkKeyId: text
-- $9 email: text
-- $10 reason: text
with account as materialized (
  select a.id, a.security_epoch, a.blocked_at from accounts a
  where a.id = (select found.id from accounts found where found.email = $9::text) for no key update
),
begun as (
  insert into assisted_recoveries as r (account_id, security_epoch, start_notice_id, start_token_hash, start_key_id, expires_at)
  select id, security_epoch, $5::uuid, $7::bytea, $8::text,
    now() + make_interval(secs => 259200)
  from account
  where blocked_at is null and exists (select from enrolled_factors f where f.account_id = id and f.factor in ('passkey', 'authenticator'))
    and exists (select from accounts seen where seen.id = account.id and seen.security_epoch = account.security_epoch)
  on conflict (account_id) do update set security_epoch = excluded.security_epoch, start_notice_id = excluded.start_notice_id,
    start_token_hash = excluded.start_token_hash, start_key_id = excluded.start_key_id, cancel_notice_id = null,
    cancel_token_hash = null, cancel_key_id = null, language = null, created_at = now(), expires_at = excluded.expires_at,
    started_at = null, due_at = null
  where r.security_epoch <> excluded.security_epoch or (r.started_at is null and r.expires_at <= now())
  returning account_id, expires_at
),
event as (
  insert into security_events (kind, account_id, reason)
  select 'help-begun', account_id, $10::text
  from begun
),
notice as (
  insert into notices (id, account_id, kind, language, request_id, browser_name, browser_system, address, recovery_codes_left)
  select $5::uuid, a.id, 'help-begun', coalesce(a.language, $6::text), $1::uuid,
    $3::text, $4::text, $2::text, null
  from begun join accounts a on a.id = begun.account_id
)
select account.blocked_at is not null as "isBlocked", exists (select from enrolled_factors f where f.account_id = account.id and f.factor in ('passkey', 'authenticator')) as "isActive",
  begun.account_id is not null as "isBegun", coalesce(begun.expires_at, r.expires_at) as "expiresAt",
  case when begun.account_id is null then r.due_at end as "dueAt"
from account left join begun on begun.account_id = account.id
  left join assisted_recoveries r on r.account_id = account.id and r.security_epoch = account.security_epoch;
