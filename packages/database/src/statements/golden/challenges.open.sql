-- challenges.open
-- $1 takenKeys: bytea[]
-- $2 failuresKey: bytea
-- $3 browserTokenHashes: bytea[]
-- $4 newBrowserId: uuid
-- $5 newBrowserTokenHash: bytea
-- $6 requestId: uuid
-- $7 address: text
-- $8 browserName: text
-- $9 browserSystem: text
-- $10 challengeId: uuid
-- $11 accountId: uuid
-- $12 securityEpoch: integer
-- $13 tokenHash: bytea
-- 1 The password was right: refund the attempt at it.
with taken as materialized (
  select b.key from throttles b join unnest($1::bytea[]) with ordinality taken (key, place) on b.key = taken.key
  order by taken.place
  for update of b
),
refunded as (update throttles b set tokens = b.tokens + 1 from taken where b.key = taken.key),
reset as (delete from throttles b using (select count(*) from taken) after_them where b.key = $2::bytea),
-- 2 The account knows the browser from now on, unless it is blocked: then nothing further happens.
browser as (
  insert into browsers as w (id, account_id, token_hash, security_epoch, password_proved, browser_name, browser_system, signed_in_at)
  select coalesce(met.id, $4::uuid), proved.account_id, $5::bytea, proved.security_epoch, proved.password_proved,
    $8::text, $9::text, null
  from (
    select $11::uuid, $12::integer, true where not exists (select from accounts blocked where blocked.id = $11::uuid and blocked.blocked_at is not null)
  ) proved (account_id, security_epoch, password_proved) left join lateral (
    select b.id from browsers b
    where b.account_id = proved.account_id and b.token_hash = any ($3::bytea[])
    order by b.trusted_until desc nulls last limit 1
  ) met on true
  on conflict (id) do update set
    last_seen_at = now(), 
    browser_name = excluded.browser_name,
    browser_system = excluded.browser_system,
    security_epoch = excluded.security_epoch,
    password_proved = excluded.password_proved or (w.password_proved and w.security_epoch = excluded.security_epoch and w.last_seen_at > now() - make_interval(secs => 15552000)),
    trusted_until = case when w.trusted_until > now() and w.security_epoch = excluded.security_epoch then w.trusted_until end
  returning w.id as browser_id, w.account_id, w.security_epoch,
    case when w.trusted_until is null then 'untrusted' else 'trusted' end as trust,
    w.id = $4::uuid as is_new
),
-- 3 Open the challenge, at the security epoch at which the password was judged.
challenge as (
  insert into challenges (id, purpose, token_hash, account_id, browser_id, trust, security_epoch, attempts_left, expires_at)
  select $10::uuid, 'sign-in', $13::bytea, account_id, browser_id, coalesce((
    select b.trust from attempt_budgets b
    where b.account_id = browser.account_id and b.trust = 'trusted' and browser.trust = 'trusted'
      and refilled_tokens(b.short_tokens, b.short_capacity, b.short_refill_seconds, b.refilled_at) >= 1 and refilled_tokens(b.long_tokens, b.long_capacity, b.long_refill_seconds, b.refilled_at) >= 1
  ), 'untrusted'), security_epoch,
    5, now() + make_interval(secs => 600)
  from browser
  returning id, account_id, browser_id, trust, attempts_left, expires_at
),
-- 4
event as (
  insert into security_events (kind, account_id, browser_id, factor, is_new_browser, request_id, address, browser_name, browser_system)
  select 'challenge-opened', account_id, browser_id, 'pwd', is_new, $6::uuid, $7::text, $8::text, $9::text
  from challenge join browser using (account_id, browser_id)
)
-- 5
select c.id, c.account_id as "accountId", a.email, array(select distinct f.factor from enrolled_factors f where f.account_id = a.id) as "enrolledFactors",
  c.expires_at as "expiresAt",
  floor(least(c.attempts_left, refilled_tokens(b.short_tokens, b.short_capacity, b.short_refill_seconds, b.refilled_at), refilled_tokens(b.long_tokens, b.long_capacity, b.long_refill_seconds, b.refilled_at)))::int as "attemptsLeft",
  null::timestamptz as "codeSentAt", null::text as "codeDelivery",
  case when a.email_held_until > now() then a.email_held_until end as "emailHeldUntil", (a.accepts_email_codes or not exists (select from passkeys k where k.account_id = a.id)) as "acceptsEmailCodes", browser.browser_id as "browserId", browser.is_new as "isNewBrowser"
from challenge c join accounts a on a.id = c.account_id
  join attempt_budgets b on b.account_id = c.account_id and b.trust = c.trust
  join browser on true;
