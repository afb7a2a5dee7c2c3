-- challenges.acceptAgain.authenticator
-- $1 sessionId: uuid
-- $2 sessionTokenHash: bytea
-- $3 amr: text[]
-- $4 requestId: uuid
-- $5 address: text
-- $6 browserName: text
-- $7 browserSystem: text
-- $8 accountId: uuid
-- $9 challengeId: uuid
-- $10 browserTokenHash: bytea
-- $11 authenticatorId: uuid
-- $12 step: bigint
-- 1 Lock the account and the open challenge, or nothing is spent: a change of the account, or another answer, may end it meanwhile.
with challenge as materialized (
  select c.id, c.purpose, c.account_id, w.id as browser_id, a.blocked_at is not null as is_blocked
  from challenges c join accounts a on a.id = c.account_id
    join browsers w on w.id = c.browser_id and w.trusted_until is not null and w.signed_in_at is not null
  where c.id = $9::uuid and a.id = $8::uuid and c.expires_at > now() and c.security_epoch = a.security_epoch
  for share of a for update of c
),
-- 2 Spend the evidence.
spent as (
  update authenticators t set last_step = $12::bigint
  from challenge
  where t.id = $11::uuid and t.account_id = challenge.account_id and t.last_step < $12::bigint
  returning t.account_id
),
-- 3 Close the challenge.
closed as (
  delete from challenges c using spent where c.id = $9::uuid and c.account_id = spent.account_id
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
  select closed.account_id, closed.security_epoch, challenge.browser_id, challenge.is_blocked
  from closed, challenge, (select count(*) from refunded) after_refund
),
-- 5 Trust the browser, under a new token.
trusted as (
  update browsers w set token_hash = $10::bytea, security_epoch = accepted.security_epoch, password_proved = true,
    signed_in_at = coalesce(w.signed_in_at, now()),
    trusted_until = now() + make_interval(secs => 15552000)
  from accepted where w.id = accepted.browser_id
),
-- 6 Begin the session.
begun as (
  insert into sessions (id, token_hash, account_id, browser_id, amr, security_epoch,
    browser_name, browser_system, address, expires_at)
  select $1::uuid, $2::bytea, account_id, browser_id, $3::text[], security_epoch,
    $6::text, $7::text, $5::text, now() + make_interval(secs => 86400)
  from accepted
  where not accepted.is_blocked
  returning id, account_id, browser_id, amr[cardinality(amr)] as factor
),
-- 7
event as (
  insert into security_events (kind, account_id, session_id, browser_id, factor, is_new_browser, request_id, address, browser_name, browser_system)
  select 'signed-in', account_id, begun.id, begun.browser_id, begun.factor, false, $4::uuid, $5::text, $6::text, $7::text
  from begun
)
select browser_id as "browserId", account_id as "accountId", (select count(*)::int from sessions where account_id = accepted.account_id) as "sessionsBefore",
  0 as "trustedBefore",
  false as "hasNotice"
from accepted;
