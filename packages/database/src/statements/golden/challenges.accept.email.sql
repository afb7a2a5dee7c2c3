-- challenges.accept.email
-- $1 sessionId: uuid
-- $2 sessionTokenHash: bytea
-- $3 amr: text[]
-- $4 replacedTokenHash: bytea
-- $5 requestId: uuid
-- $6 address: text
-- $7 browser: text
-- $8 challengeId: uuid
-- $9 browserTokenHash: bytea
-- $10 mac: bytea
-- 1 The challenge, while it is open, and whether its browser is about to become a trusted one.
with challenge as materialized (
  select c.id, c.account_id, w.id as browser_id, w.trusted_until is null as is_new_browser
  from challenges c join accounts a on a.id = c.account_id left join browsers w on w.id = c.browser_id
  where c.id = $8::uuid and c.expires_at > now() and c.security_epoch = a.security_epoch
),
-- 2 Spend the evidence.
spent as (
  delete from email_codes e using challenge
  where e.challenge_id = challenge.id and e.mac = $10::bytea and e.expires_at > now()
  returning challenge.account_id
),
-- 3 Close the challenge.
closed as (
  delete from challenges c using spent where c.id = $8::uuid and c.account_id = spent.account_id
  returning c.account_id, c.security_epoch, c.trust, c.guesses_charged
),
-- 4 Refund what was charged to it. The budget is locked before any browser, as by everybody else.
refunded as (
  update attempt_budgets b
  set short_tokens = least(b.short_capacity, refilled_tokens(b.short_tokens, b.short_capacity, b.short_refill_seconds, b.refilled_at) + closed.guesses_charged),
    long_tokens = least(b.long_capacity, refilled_tokens(b.long_tokens, b.long_capacity, b.long_refill_seconds, b.refilled_at) + closed.guesses_charged),
    refilled_at = greatest(b.refilled_at, now())
  from closed
  where b.account_id = closed.account_id and b.trust = closed.trust and closed.guesses_charged > 0
  returning b.account_id
),
accepted as materialized (
  select closed.account_id, closed.security_epoch, challenge.browser_id, challenge.is_new_browser
  from closed, challenge, (select count(*) from refunded) after_refund
),
-- 5 Trust the browser, under a new token.
trusted as (
  update browsers w set token_hash = $9::bytea, security_epoch = accepted.security_epoch, password_proved = true,
    trusted_until = now() + make_interval(secs => 15552000)
  from accepted where w.id = accepted.browser_id
),
-- 6 End the session that this browser held before.
replaced as (delete from sessions where token_hash = $4::bytea),
-- 7 Begin the session.
begun as (
  insert into sessions (id, token_hash, account_id, browser_id, amr, security_epoch, expires_at)
  select $1::uuid, $2::bytea, account_id, browser_id, $3::text[], security_epoch,
    now() + make_interval(secs => 86400)
  from accepted
  returning id, account_id, browser_id, amr[cardinality(amr)] as factor
),
-- 8
event as (
  insert into security_events (kind, account_id, session_id, browser_id, factor, is_new_browser, request_id, address, browser)
  select 'signed-in', account_id, begun.id, begun.browser_id, begun.factor, is_new_browser, $5::uuid, $6::text, $7::text
  from begun join accepted using (account_id)
)
select browser_id as "browserId", account_id as "accountId", (select count(*)::int from sessions where account_id = accepted.account_id) as "sessionsBefore",
  case when is_new_browser then (select count(*)::int from browsers where account_id = accepted.account_id and trusted_until is not null) else 0 end as "trustedBefore"
from accepted;
