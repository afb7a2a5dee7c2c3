-- deactivations.open
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 accountId: uuid
-- $6 actingSessionId: uuid
-- $7 challengeId: uuid
-- 1
with account as materialized (
  select id, security_epoch from accounts where id = $5::uuid for no key update
),
acting as materialized (
  select s.id, s.account_id, s.browser_id, s.security_epoch
  from account a join sessions s on s.account_id = a.id and s.security_epoch = a.security_epoch
  where s.id = $6::uuid
  for no key update of s
),
-- 2 One that is over makes room.
cleared as (
  delete from challenges c using acting
  where c.session_id = acting.id and c.purpose = 'deactivation' and (c.expires_at <= now() or c.attempts_left = 0)
  returning c.id
),
-- With two-factor authentication active, every session that lives has proved both factors.
opening as (
  select acting.*, 'trusted' as trust from acting, (select count(*) from cleared) after_clearing
  where exists (select from enrolled_factors f where f.account_id = acting.account_id and f.factor in ('passkey', 'authenticator'))
),
-- 3 The open one stays as it is, so that asking again resets none of its limits.
opened as (
  insert into challenges (id, purpose, session_id, account_id, browser_id, trust, security_epoch, attempts_left, expires_at)
  select $7::uuid, 'deactivation', id, account_id, browser_id, coalesce((
    select b.trust from attempt_budgets b
    where b.account_id = opening.account_id and b.trust = 'trusted' and opening.trust = 'trusted'
      and refilled_tokens(b.short_tokens, b.short_capacity, b.short_refill_seconds, b.refilled_at) >= 1 and refilled_tokens(b.long_tokens, b.long_capacity, b.long_refill_seconds, b.refilled_at) >= 1
  ), 'untrusted'), security_epoch,
    5, now() + make_interval(secs => 600)
  from opening
  on conflict (session_id, purpose) do update set purpose = excluded.purpose
  returning id, account_id, session_id, browser_id
),
-- 4
event as (
  insert into security_events (kind, account_id, session_id, browser_id, request_id, address, browser_name, browser_system)
  select 'deactivation-begun', account_id, session_id, browser_id, $1::uuid, $2::text, $3::text, $4::text
  from opened where id = $7::uuid
)
select id as "challengeId" from opened;
