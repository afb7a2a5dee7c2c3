-- assistedRecoveries.completeNext
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 noticeId: uuid
-- $6 language: text
-- $7 linkTokenHash: bytea
-- $8 linkKeyId: text
-- 1
with account as materialized (
  select a.id, a.security_epoch, a.blocked_at
  from assisted_recoveries r join accounts a on a.id = r.account_id
  where r.due_at <= now()
  order by r.due_at limit 1
  for no key update of a skip locked
),
-- 2
ended as (
  delete from assisted_recoveries r using account where r.account_id = account.id and r.due_at <= now()
  returning r.account_id, r.security_epoch, r.language
),
-- 3 Not after any change of factors, password or email since it was begun, and not while the account is blocked.
completing as (
  select ended.account_id, account.security_epoch, ended.language
  from ended join account on account.id = ended.account_id and account.security_epoch = ended.security_epoch
  where account.blocked_at is null and exists (select from enrolled_factors f where f.account_id = account.id and f.factor in ('passkey', 'authenticator'))
),
-- 4
raised as (
  update accounts a set security_epoch = a.security_epoch + 1
  from completing where a.id = completing.account_id and a.security_epoch = completing.security_epoch
  returning a.id as account_id, a.security_epoch
),
-- 5
removed_passkeys as (
  delete from passkeys f using raised where f.account_id = raised.account_id returning f.*
),
removed_authenticators as (
  delete from authenticators f using raised where f.account_id = raised.account_id returning f.*
),
removed_recovery_codes as (
  delete from recovery_codes f using raised where f.account_id = raised.account_id returning f.*
),
-- 6 What a session has under way goes with it.
ended_sessions as (delete from sessions s using raised where s.account_id = raised.account_id),
ended_challenges as (delete from challenges c using raised where c.account_id = raised.account_id),
-- 7
event as (
  insert into security_events (kind, account_id)
  select 'deactivated', account_id
  from raised
),
-- 8
notice as (
  insert into notices (id, account_id, kind, language, request_id, browser_name, browser_system, address, recovery_codes_left)
  select $5::uuid, a.id, 'recovery-completed', coalesce(a.language, coalesce((select language from completing), $6::text)), $1::uuid,
    $3::text, $4::text, $2::text, null
  from raised join accounts a on a.id = raised.account_id
),
kept as (
  insert into reversible_changes (id, account_id, kind, security_epoch, token_hash, key_id, expires_at, passkeys, authenticator_id, sealed_secret, secret_key_id, last_step, authenticator_created_at, check_up_at, recovery_codes_id, sealed_codes_key, codes_key_id, macs, codes_saved_at, codes_created_at)
  select $5::uuid, raised.account_id, 'deactivated', raised.security_epoch, $7::bytea, $8::text,
    now() + make_interval(secs => 259200), (select jsonb_agg(to_jsonb(r)) from removed_passkeys r), removed_authenticators.id, removed_authenticators.sealed_secret, removed_authenticators.key_id, removed_authenticators.last_step, removed_authenticators.created_at, removed_authenticators.check_up_at, removed_recovery_codes.id, removed_recovery_codes.sealed_key, removed_recovery_codes.key_id, removed_recovery_codes.macs, removed_recovery_codes.saved_at, removed_recovery_codes.created_at
  from raised left join removed_authenticators on removed_authenticators.account_id = raised.account_id left join removed_recovery_codes on removed_recovery_codes.account_id = raised.account_id
)
select ended.account_id as "accountId", raised.account_id is not null as "isCompleted"
from ended left join raised on raised.account_id = ended.account_id;
