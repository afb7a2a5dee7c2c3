-- deactivations.open
-- $1 requestId: uuid
-- $2 address: text
-- $3 browser: text
-- $4 sessionId: uuid
-- $5 challengeId: uuid
-- 1 One that is over makes room.
with cleared as (
  delete from challenges c
  where c.session_id = $4::uuid and (c.expires_at <= now() or c.attempts_left = 0)
  returning c.id
),
-- 2 With two-factor authentication active, every session that lives has proved both factors.
acting as (
  select s.id, s.account_id, s.browser_id, a.security_epoch, 'trusted' as trust
  from (select count(*) from cleared) after_clearing, sessions s
    join accounts a on a.id = s.account_id and a.security_epoch = s.security_epoch
  where s.id = $4::uuid and exists (
    select from enrolled_factors f where f.account_id = s.account_id and f.factor in ('authenticator')
  )
  -- Held, since whoever changes the factors meanwhile ends it.
  for key share of s
),
-- 3 The open one stays as it is, so that asking again resets none of its limits.
opened as (
  insert into challenges (id, purpose, session_id, account_id, browser_id, trust, security_epoch, attempts_left, expires_at)
  select $5::uuid, 'deactivation', id, account_id, browser_id, coalesce((
    select b.trust from attempt_budgets b
    where b.account_id = acting.account_id and b.trust = 'trusted' and acting.trust = 'trusted'
      and refilled_tokens(b.short_tokens, b.short_capacity, b.short_refill_seconds, b.refilled_at) >= 1 and refilled_tokens(b.long_tokens, b.long_capacity, b.long_refill_seconds, b.refilled_at) >= 1
  ), 'untrusted'), security_epoch,
    5, now() + make_interval(secs => 600)
  from acting
  on conflict (session_id) do update set purpose = excluded.purpose
  returning id, account_id, session_id, browser_id
),
-- 4
event as (
  insert into security_events (kind, account_id, session_id, browser_id, request_id, address, browser)
  select 'deactivation-begun', account_id, session_id, browser_id, $1::uuid, $2::text, $3::text
  from opened where id = $5::uuid
)
select id as "challengeId" from opened;
