-- deactivations.confirm
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 noticeId: uuid
-- $6 language: text
-- $7 linkTokenHash: bytea
-- $8 linkKeyId: text
-- $9 mac: bytea
-- $10 accountId: uuid
-- $11 actingSessionId: uuid
-- $12 securityEpoch: integer
-- $13 challengeId: uuid
-- $14 tokenHash: bytea
-- 1 Before its code, as by whoever sends one; and so that the guesses charged to it are all counted.
with account as materialized (
  select id, security_epoch from accounts where id = $10::uuid for no key update
),
acting as materialized (
  select s.id, s.account_id, s.browser_id, s.security_epoch
  from account a join sessions s on s.account_id = a.id and s.security_epoch = a.security_epoch
  where s.id = $11::uuid
  for no key update of s
),
challenge as materialized (
  select c.id, c.purpose, c.account_id, c.browser_id, c.trust, c.guesses_charged
  from challenges c join acting on c.session_id = acting.id
  where c.id = $13::uuid and c.expires_at > now() and c.security_epoch = acting.security_epoch and acting.security_epoch = $12::integer
  for update of c
),
-- 2
spent as (
  delete from email_codes e using challenge
  where e.challenge_id = challenge.id and e.mac = $9::bytea and e.expires_at > now()
    and exists (select from accounts a where a.id = challenge.account_id and not coalesce(a.email_held_until > now(), false) and (challenge.purpose <> 'sign-in' or (a.accepts_email_codes or not exists (select from passkeys k where k.account_id = a.id))))
  returning challenge.account_id
),
-- 3
answered as materialized (
  select challenge.* from challenge join spent on spent.account_id = challenge.account_id
),
-- 4
raised as (
  update accounts a set security_epoch = a.security_epoch + 1
  from answered where a.id = answered.account_id and a.security_epoch = $12::integer
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
abandoned as (delete from pending_activations p using raised where p.account_id = raised.account_id),
-- 6
ended_sessions as (delete from sessions s using raised where s.account_id = raised.account_id and s.id <> $11::uuid),
ended_challenges as (delete from challenges c using raised where c.account_id = raised.account_id),
-- 7
refunded as (
  update attempt_budgets b
  set short_tokens = least(b.short_capacity, refilled_tokens(b.short_tokens, b.short_capacity, b.short_refill_seconds, b.refilled_at) + answered.guesses_charged),
    long_tokens = least(b.long_capacity, refilled_tokens(b.long_tokens, b.long_capacity, b.long_refill_seconds, b.refilled_at) + answered.guesses_charged),
    refilled_at = greatest(b.refilled_at, now())
  from answered
  where b.account_id = answered.account_id and b.trust = answered.trust and answered.guesses_charged > 0
),
-- 8
event as (
  insert into security_events (kind, account_id, session_id, browser_id, factor, request_id, address, browser_name, browser_system)
  select 'deactivated', account_id, $11::uuid, browser_id, 'email', $1::uuid, $2::text, $3::text, $4::text
  from raised join answered using (account_id)
),
-- 9
notice as (
  insert into notices (id, account_id, kind, language, request_id, browser_name, browser_system, address, recovery_codes_left)
  select $5::uuid, a.id, 'deactivated', coalesce(a.language, $6::text), $1::uuid,
    $3::text, $4::text, $2::text, null
  from raised join accounts a on a.id = raised.account_id
),
kept as (
  insert into reversible_changes (id, account_id, kind, security_epoch, token_hash, key_id, expires_at, passkeys, authenticator_id, sealed_secret, secret_key_id, last_step, authenticator_created_at, check_up_at, recovery_codes_id, sealed_codes_key, codes_key_id, macs, codes_saved_at, codes_created_at)
  select $5::uuid, raised.account_id, 'deactivated', raised.security_epoch, $7::bytea, $8::text,
    now() + make_interval(secs => 259200), (select jsonb_agg(to_jsonb(r)) from removed_passkeys r), removed_authenticators.id, removed_authenticators.sealed_secret, removed_authenticators.key_id, removed_authenticators.last_step, removed_authenticators.created_at, removed_authenticators.check_up_at, removed_recovery_codes.id, removed_recovery_codes.sealed_key, removed_recovery_codes.key_id, removed_recovery_codes.macs, removed_recovery_codes.saved_at, removed_recovery_codes.created_at
  from raised left join removed_authenticators on removed_authenticators.account_id = raised.account_id left join removed_recovery_codes on removed_recovery_codes.account_id = raised.account_id
)
-- 10
update sessions s set token_hash = $14::bytea, security_epoch = raised.security_epoch, proved_at = now(), amr = s.amr
from raised where s.id = $11::uuid
returning s.id;
