-- passkeys.switchEmailCodesOff
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 noticeId: uuid
-- $6 language: text
-- $7 accountId: uuid
-- $8 actingSessionId: uuid
-- $9 securityEpoch: integer
-- $10 tokenHash: bytea
-- $11 browserTokenHash: bytea
-- 1
with account as materialized (
  select id, security_epoch from accounts where id = $7::uuid for no key update
),
acting as materialized (
  select s.id, s.account_id, s.browser_id, s.security_epoch
  from account a join sessions s on s.account_id = a.id and s.security_epoch = a.security_epoch
  where s.id = $8::uuid
  for no key update of s
),
changing as materialized (
  select acting.account_id from acting join sessions s using (id) join accounts a on a.id = acting.account_id
  where acting.security_epoch = $9::integer and s.amr && array['hwk', 'swk', 'otp', 'recovery']
    and a.accepts_email_codes <> false and exists (select from passkeys k where k.account_id = a.id) and exists (
      select from recovery_codes r where r.account_id = a.id and r.saved_at is not null and r.macs <> '{}'
    )
),
-- 2
counted as (
  insert into throttles as b (key, tokens) select sha256('changes of passkeys'::bytea || uuid_send(changing.account_id)), 19 from changing
  on conflict (key) do update set tokens = refilled_tokens(b.tokens, 20, 86400, b.refilled_at) - 1, refilled_at = greatest(b.refilled_at, now()) where refilled_tokens(b.tokens, 20, 86400, b.refilled_at) >= 1
  returning b.key
),
allowed as (select changing.account_id from changing, counted),
-- 3
raised as (
  update accounts a set security_epoch = a.security_epoch + 1, accepts_email_codes = false
  from allowed where a.id = allowed.account_id and a.security_epoch = $9::integer
  returning a.id as account_id, a.security_epoch
),
-- 4
trusting as (
  select raised.account_id, raised.security_epoch, acting.browser_id from raised join acting using (account_id)
),
trusted as (
  update browsers w set token_hash = $11::bytea, security_epoch = trusting.security_epoch, password_proved = true,
    signed_in_at = coalesce(w.signed_in_at, now()),
    trusted_until = now() + make_interval(secs => 15552000)
  from trusting where w.id = trusting.browser_id
  returning w.id
),
carried_over as (
  update sessions s set token_hash = $10::bytea, security_epoch = raised.security_epoch, proved_at = now(), amr = s.amr
  from raised where s.id = $8::uuid
  returning s.id
),
ended_sessions as (delete from sessions s using raised where s.account_id = raised.account_id and s.id <> $8::uuid),
ended_challenges as (delete from challenges c using raised where c.account_id = raised.account_id),
-- 5
event as (
  insert into security_events (kind, account_id, session_id, browser_id, request_id, address, browser_name, browser_system)
  select 'email-codes-switched-off', account_id, $8::uuid, browser_id, $1::uuid, $2::text, $3::text, $4::text
  from trusting
),
-- 6
notice as (
  insert into notices (id, account_id, kind, language, request_id, browser_name, browser_system, address, recovery_codes_left)
  select $5::uuid, a.id, 'email-codes-switched-off', coalesce(a.language, $6::text), $1::uuid,
    $3::text, $4::text, $2::text, null
  from raised join accounts a on a.id = raised.account_id
)
select carried_over.id, trusted.id as "browserId" from carried_over left join trusted on true;
