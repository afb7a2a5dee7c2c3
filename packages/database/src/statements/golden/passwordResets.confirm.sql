-- passwordResets.confirm
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 noticeId: uuid
-- $6 language: text
-- $7 linkTokenHash: bytea
-- $8 linkKeyId: text
-- $9 tokenHash: bytea
-- $10 passwordHash: text
-- 1
with reset as materialized (
  select r.account_id, r.security_epoch from password_resets r join accounts a on a.id = r.account_id
  where (r.token_hash = $9::bytea or r.redeemed_token_hash = $9::bytea) and r.expires_at > now() and r.security_epoch = a.security_epoch
),
-- 2
raised as (
  update accounts a set security_epoch = a.security_epoch + 1, password_hash = $10::text, email_held_until = now() + make_interval(secs => 86400)
  from reset where a.id = reset.account_id and a.security_epoch = reset.security_epoch
  returning a.id as account_id, a.security_epoch
),
-- 3
spent as (delete from password_resets r using raised where r.account_id = raised.account_id),
-- 4
ended_sessions as (delete from sessions s using raised where s.account_id = raised.account_id),
ended_challenges as (delete from challenges c using raised where c.account_id = raised.account_id),
-- 5
event as (
  insert into security_events (kind, account_id, request_id, address, browser_name, browser_system)
  select 'password-reset', account_id, $1::uuid, $2::text, $3::text, $4::text
  from raised
),
-- 6
notice as (
  insert into notices (id, account_id, kind, language, request_id, browser_name, browser_system, address, recovery_codes_left)
  select $5::uuid, a.id, 'password-reset', coalesce(a.language, $6::text), $1::uuid,
    $3::text, $4::text, $2::text, null
  from raised join accounts a on a.id = raised.account_id
),
kept as (
  insert into reversible_changes (id, account_id, kind, security_epoch, token_hash, key_id, expires_at)
  select $5::uuid, raised.account_id, 'password-reset', raised.security_epoch, $7::bytea, $8::text,
    now() + make_interval(secs => 259200)
  from raised
)
select account_id as "accountId" from raised;
