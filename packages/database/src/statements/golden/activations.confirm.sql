-- activations.confirm
-- $1 requestId: uuid
-- $2 address: text
-- $3 browser: text
-- $4 noticeId: uuid
-- $5 language: text
-- $6 browserName: text
-- $7 browserSystem: text
-- $8 sessionId: uuid
-- $9 securityEpoch: integer
-- $10 authenticatorId: uuid
-- $11 step: bigint
-- $12 tokenHash: bytea
-- $13 browserTokenHash: bytea
-- 1
with proved as (
  delete from pending_activations p
  where p.authenticator_id = $10::uuid and p.session_id = $8::uuid and p.expires_at > now()
  returning p.account_id, p.sealed_secret, p.key_id
),
-- 2
raised as (
  update accounts a set security_epoch = a.security_epoch + 1
  from proved where a.id = proved.account_id and a.security_epoch = $9::integer
  returning a.id as account_id, a.security_epoch
),
-- 3 The code's step is spent with it.
activated as (
  insert into authenticators (id, account_id, sealed_secret, key_id, last_step)
  select $10::uuid, raised.account_id, proved.sealed_secret, proved.key_id, $11::bigint from raised, proved
  returning account_id, created_at
),
-- 4
acting as (
  select raised.account_id, raised.security_epoch, s.browser_id from raised join sessions s on s.id = $8::uuid
),
trusted as (
  update browsers w set token_hash = $13::bytea, security_epoch = acting.security_epoch, password_proved = true,
    trusted_until = now() + make_interval(secs => 15552000)
  from acting where w.id = acting.browser_id
  returning w.id
),
-- 5
carried_over as (
  update sessions s set token_hash = $12::bytea, security_epoch = raised.security_epoch, proved_at = now(), amr = array['pwd', 'otp']
  from raised where s.id = $8::uuid
  returning s.id
),
-- 6
ended_sessions as (delete from sessions s using raised where s.account_id = raised.account_id and s.id <> $8::uuid),
ended_challenges as (delete from challenges c using raised where c.account_id = raised.account_id),
-- 7
event as (
  insert into security_events (kind, account_id, session_id, browser_id, factor, request_id, address, browser)
  select 'activated', account_id, $8::uuid, browser_id, 'otp', $1::uuid, $2::text, $3::text
  from activated left join acting using (account_id)
),
-- 8
notice as (
  insert into notices (id, account_id, kind, language, request_id, browser_name, browser_system, address)
  select $4::uuid, a.id, 'activated', coalesce(a.language, $5::text), $1::uuid,
    $6::text, $7::text, $2::text
  from activated join accounts a on a.id = activated.account_id
)
select activated.created_at as "activatedAt", trusted.id as "browserId"
from activated, carried_over left join trusted on true;
