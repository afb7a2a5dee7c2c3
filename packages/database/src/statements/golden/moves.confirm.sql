-- moves.confirm
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 noticeId: uuid
-- $6 language: text
-- $7 linkTokenHash: bytea
-- $8 linkKeyId: text
-- $9 accountId: uuid
-- $10 actingSessionId: uuid
-- $11 securityEpoch: integer
-- $12 authenticatorId: uuid
-- $13 step: bigint
-- $14 tokenHash: bytea
-- $15 browserTokenHash: bytea
-- 1
with account as materialized (
  select id, security_epoch from accounts where id = $9::uuid for no key update
),
acting as materialized (
  select s.id, s.account_id, s.browser_id, s.security_epoch
  from account a join sessions s on s.account_id = a.id and s.security_epoch = a.security_epoch
  where s.id = $10::uuid
  for no key update of s
),
proved as (
  delete from pending_activations p using acting
  where p.authenticator_id = $12::uuid and p.session_id = acting.id and p.expires_at > now()
    and p.replaces is not null and exists (select from sessions s where s.id = p.session_id and s.amr && array['hwk', 'swk', 'otp', 'recovery'])
  returning p.account_id, p.sealed_secret, p.key_id, p.replaces
),
-- 2
raised as (
  update accounts a set security_epoch = a.security_epoch + 1
  from proved where a.id = proved.account_id and a.security_epoch = $11::integer
  returning a.id as account_id, a.security_epoch
),
-- 3 The code's step is spent with it.
replaced as (
  select f.* from authenticators f join raised on f.account_id = raised.account_id for update of f
),
activated as (
  update authenticators t set id = $12::uuid, sealed_secret = proved.sealed_secret, key_id = proved.key_id,
    last_step = $13::bigint, created_at = now(), check_up_at = now() + make_interval(secs => 2419200)
  from replaced, proved where t.id = replaced.id and t.id = proved.replaces
  returning t.account_id, t.created_at
),
counted as (
  insert into throttles as b (key, tokens) select sha256('changes of factors'::bytea || uuid_send(activated.account_id)), 4 from activated
  on conflict (key) do update set tokens = refilled_tokens(b.tokens, 5, 86400, b.refilled_at) - 1, refilled_at = greatest(b.refilled_at, now()) where refilled_tokens(b.tokens, 5, 86400, b.refilled_at) >= 1
  returning b.key
),
-- 4
trusting as (
  select raised.account_id, raised.security_epoch, acting.browser_id from raised join acting using (account_id)
),
trusted as (
  update browsers w set token_hash = $15::bytea, security_epoch = trusting.security_epoch, password_proved = true,
    signed_in_at = coalesce(w.signed_in_at, now()),
    trusted_until = now() + make_interval(secs => 15552000)
  from trusting where w.id = trusting.browser_id
  returning w.id
),
-- 5
carried_over as (
  update sessions s set token_hash = $14::bytea, security_epoch = raised.security_epoch, proved_at = now(), amr = array['pwd', 'otp']
  from raised where s.id = $10::uuid
  returning s.id
),
-- 6
ended_sessions as (delete from sessions s using raised where s.account_id = raised.account_id and s.id <> $10::uuid),
ended_challenges as (delete from challenges c using raised where c.account_id = raised.account_id),
-- 7
event as (
  insert into security_events (kind, account_id, session_id, browser_id, factor, request_id, address, browser_name, browser_system)
  select 'moved', account_id, $10::uuid, browser_id, 'otp', $1::uuid, $2::text, $3::text, $4::text
  from activated join acting using (account_id)
),
-- 8
notice as (
  insert into notices (id, account_id, kind, language, request_id, browser_name, browser_system, address, recovery_codes_left)
  select $5::uuid, a.id, 'moved', coalesce(a.language, $6::text), $1::uuid,
    $3::text, $4::text, $2::text, null
  from activated join accounts a on a.id = activated.account_id
),
kept as (
  insert into reversible_changes (id, account_id, kind, security_epoch, token_hash, key_id, expires_at, authenticator_id, sealed_secret, secret_key_id, last_step, authenticator_created_at, check_up_at)
  select $5::uuid, raised.account_id, 'moved', raised.security_epoch, $7::bytea, $8::text,
    now() + make_interval(secs => 259200), replaced.id, replaced.sealed_secret, replaced.key_id, replaced.last_step, replaced.created_at, replaced.check_up_at
  from raised left join replaced on replaced.account_id = raised.account_id
)
select activated.created_at as "activatedAt", trusted.id as "browserId"
from activated, carried_over left join trusted on true;
