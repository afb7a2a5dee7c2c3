-- challenges.accept.authenticator
-- $1 sessionId: uuid
-- $2 sessionTokenHash: bytea
-- $3 amr: text[]
-- $4 replacedTokenHash: bytea
-- $5 requestId: uuid
-- $6 address: text
-- $7 browserName: text
-- $8 browserSystem: text
-- $9 noticeId: uuid
-- $10 language: text
-- $11 accountId: uuid
-- $12 challengeId: uuid
-- $13 browserTokenHash: bytea
-- $14 authenticatorId: uuid
-- $15 step: bigint
-- 1 Lock the account and the open challenge, or nothing is spent: a change of the account, or another answer, may end it meanwhile.
with challenge as materialized (
  select c.id, c.purpose, c.account_id, w.id as browser_id, a.blocked_at is not null as is_blocked, w.trusted_until is null as is_new_browser, w.signed_in_at is null as signs_in_first
  from challenges c join accounts a on a.id = c.account_id
    left join browsers w on w.id = c.browser_id
  where c.id = $12::uuid and a.id = $11::uuid and c.expires_at > now() and c.security_epoch = a.security_epoch
  for share of a for update of c
),
-- 2 Spend the evidence.
spent as (
  update authenticators t set last_step = $15::bigint
  from challenge
  where t.id = $14::uuid and t.account_id = challenge.account_id and t.last_step < $15::bigint
  returning t.account_id
),
-- 3 Close the challenge.
closed as (
  delete from challenges c using spent where c.id = $12::uuid and c.account_id = spent.account_id
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
  select closed.account_id, closed.security_epoch, challenge.browser_id, challenge.is_blocked, challenge.is_new_browser, challenge.signs_in_first
  from closed, challenge, (select count(*) from refunded) after_refund
),
-- 5 Trust the browser, under a new token.
trusted as (
  update browsers w set token_hash = $13::bytea, security_epoch = accepted.security_epoch, password_proved = true,
    signed_in_at = coalesce(w.signed_in_at, now()),
    trusted_until = now() + make_interval(secs => 15552000)
  from accepted where w.id = accepted.browser_id
),
-- 6 Begin the session.
begun as (
  insert into sessions (id, token_hash, account_id, browser_id, amr, security_epoch,
    browser_name, browser_system, address, expires_at)
  select $1::uuid, $2::bytea, account_id, browser_id, $3::text[], security_epoch,
    $7::text, $8::text, $6::text, now() + make_interval(secs => 86400)
  from accepted
  where not accepted.is_blocked
  returning id, account_id, browser_id, amr[cardinality(amr)] as factor
),
-- 7
event as (
  insert into security_events (kind, account_id, session_id, browser_id, factor, is_new_browser, request_id, address, browser_name, browser_system)
  select 'signed-in', account_id, begun.id, begun.browser_id, begun.factor, is_new_browser, $5::uuid, $6::text, $7::text, $8::text
  from begun join accepted using (account_id)
),
      -- 8 End the session that this browser held before.
      replaced as (delete from sessions s using accepted where s.token_hash = $4::bytea),
      -- 9
      new_browser as materialized (
        select account_id from accepted
        where signs_in_first and (
          exists (select from browsers other where other.account_id = accepted.account_id and other.signed_in_at is not null)
          or exists (select from security_events e where e.account_id = accepted.account_id and e.kind = 'signed-in')
        )
      ),
      told as (
        insert into throttles as b (key, tokens) select sha256('notices of new browsers'::bytea || uuid_send(new_browser.account_id)), 9 from new_browser
        on conflict (key) do update set tokens = refilled_tokens(b.tokens, 10, 86400, b.refilled_at) - 1, refilled_at = greatest(b.refilled_at, now()) where refilled_tokens(b.tokens, 10, 86400, b.refilled_at) >= 1
        returning b.key
      ),
      telling as (select account_id from new_browser, told),
      notice as (
        insert into notices (id, account_id, kind, language, request_id, browser_name, browser_system, address, recovery_codes_left)
        select $9::uuid, a.id, 'new-browser', coalesce(a.language, $10::text), $5::uuid,
          $7::text, $8::text, $6::text, null
        from telling join accounts a on a.id = telling.account_id where not 'new-browser' = any (a.muted_notices)
        returning id
      )
select browser_id as "browserId", account_id as "accountId", (select count(*)::int from sessions where account_id = accepted.account_id) as "sessionsBefore",
  case when is_new_browser then (select count(*)::int from browsers where account_id = accepted.account_id and trusted_until is not null) else 0 end as "trustedBefore",
  exists (select from notice) as "hasNotice"
from accepted;
