-- recoveryCodes.renew
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 noticeId: uuid
-- $6 language: text
-- $7 linkTokenHash: bytea
-- $8 linkKeyId: text
-- $9 recoveryCodesId: uuid
-- $10 recoveryKey: bytea
-- $11 recoveryKeyId: text
-- $12 recoveryMacs: bytea[]
-- $13 accountId: uuid
-- $14 actingSessionId: uuid
-- $15 securityEpoch: integer
-- $16 tokenHash: bytea
-- $17 browserTokenHash: bytea
-- 1 One that has proved a factor which may replace others, of an account where two-factor authentication is active.
with account as materialized (
  select id, security_epoch from accounts where id = $13::uuid for no key update
),
acting as materialized (
  select s.id, s.account_id, s.browser_id, s.security_epoch
  from account a join sessions s on s.account_id = a.id and s.security_epoch = a.security_epoch
  where s.id = $14::uuid
  for no key update of s
),
changing as materialized (
  select acting.account_id from acting join sessions s using (id)
  where acting.security_epoch = $15::integer and s.amr && array['hwk', 'swk', 'otp', 'recovery'] and exists (select from enrolled_factors f where f.account_id = acting.account_id and f.factor in ('passkey', 'authenticator'))
),
-- 2 One of a few a day.
counted as (
  insert into throttles as b (key, tokens) select sha256('changes of factors'::bytea || uuid_send(changing.account_id)), 4 from changing
  on conflict (key) do update set tokens = refilled_tokens(b.tokens, 5, 86400, b.refilled_at) - 1, refilled_at = greatest(b.refilled_at, now()) where refilled_tokens(b.tokens, 5, 86400, b.refilled_at) >= 1
  returning b.key
),
allowed as (select changing.account_id from changing, counted),
raised as (
  update accounts a set security_epoch = a.security_epoch + 1
  from allowed where a.id = allowed.account_id and a.security_epoch = $15::integer
  returning a.id as account_id, a.security_epoch
),
-- 3 Whoever spends one of the old codes has done so before, or finds it gone.
replaced as (
  select f.* from recovery_codes f join raised on f.account_id = raised.account_id for update of f
),
renewing as (
  select raised.account_id from raised left join replaced on replaced.account_id = raised.account_id
),
renewed as (
  insert into recovery_codes (id, account_id, sealed_key, key_id, macs)
  select $9::uuid, renewing.account_id, $10::bytea, $11::text, $12::bytea[] from renewing
  on conflict (account_id) do update set
    id = excluded.id, sealed_key = excluded.sealed_key, key_id = excluded.key_id, macs = excluded.macs,
    saved_at = null, created_at = excluded.created_at
  returning account_id, created_at
),
-- 4
trusting as (
  select raised.account_id, raised.security_epoch, acting.browser_id from raised join acting using (account_id)
),
trusted as (
  update browsers w set token_hash = $17::bytea, security_epoch = trusting.security_epoch, password_proved = true,
    signed_in_at = coalesce(w.signed_in_at, now()),
    trusted_until = now() + make_interval(secs => 15552000)
  from trusting where w.id = trusting.browser_id
  returning w.id
),
-- 5
carried_over as (
  update sessions s set token_hash = $16::bytea, security_epoch = raised.security_epoch, proved_at = now(), amr = s.amr
  from raised where s.id = $14::uuid
  returning s.id
),
-- 6
ended_sessions as (delete from sessions s using raised where s.account_id = raised.account_id and s.id <> $14::uuid),
ended_challenges as (delete from challenges c using raised where c.account_id = raised.account_id),
-- 7
event as (
  insert into security_events (kind, account_id, session_id, browser_id, request_id, address, browser_name, browser_system)
  select 'recovery-codes-renewed', account_id, $14::uuid, browser_id, $1::uuid, $2::text, $3::text, $4::text
  from renewed left join trusting using (account_id)
),
-- 8
notice as (
  insert into notices (id, account_id, kind, language, request_id, browser_name, browser_system, address, recovery_codes_left)
  select $5::uuid, a.id, 'recovery-codes-renewed', coalesce(a.language, $6::text), $1::uuid,
    $3::text, $4::text, $2::text, null
  from renewed join accounts a on a.id = renewed.account_id
),
kept as (
  insert into reversible_changes (id, account_id, kind, security_epoch, token_hash, key_id, expires_at, recovery_codes_id, sealed_codes_key, codes_key_id, macs, codes_saved_at, codes_created_at)
  select $5::uuid, raised.account_id, 'recovery-codes-renewed', raised.security_epoch, $7::bytea, $8::text,
    now() + make_interval(secs => 259200), replaced.id, replaced.sealed_key, replaced.key_id, replaced.macs, replaced.saved_at, replaced.created_at
  from raised left join replaced on replaced.account_id = raised.account_id
)
select (
    select min(f.enrolled_at) from enrolled_factors f
    where f.account_id = renewed.account_id and f.factor in ('passkey', 'authenticator')
  ) as "activatedAt",
  array(select distinct f.factor from enrolled_factors f where f.account_id = renewed.account_id) as "enrolledFactors",
  coalesce((select t.check_up_at <= now() and t.last_step <= extract(epoch from t.created_at) / 30 + 1 from authenticators t where t.account_id = renewed.account_id), false) as "isCheckUpDue",
  (select (a.accepts_email_codes or not exists (select from passkeys k where k.account_id = a.id)) from accounts a where a.id = renewed.account_id) as "acceptsEmailCodes",
  renewed.created_at as "renewedAt", trusted.id as "browserId"
from renewed, carried_over left join trusted on true;
