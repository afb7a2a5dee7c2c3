-- deactivations.confirm
-- $1 requestId: uuid
-- $2 address: text
-- $3 browser: text
-- $4 noticeId: uuid
-- $5 language: text
-- $6 browserName: text
-- $7 browserSystem: text
-- $8 mac: bytea
-- $9 sessionId: uuid
-- $10 securityEpoch: integer
-- $11 challengeId: uuid
-- $12 tokenHash: bytea
-- 1
with challenge as materialized (
  select c.id, c.account_id from challenges c join accounts a on a.id = c.account_id
  where c.id = $11::uuid and c.session_id = $9::uuid and c.expires_at > now() and c.security_epoch = a.security_epoch
),
-- 2
spent as (
  delete from email_codes e using challenge
  where e.challenge_id = challenge.id and e.mac = $8::bytea and e.expires_at > now()
  returning challenge.account_id
),
-- 3 So that the guesses charged to it are all counted.
answered as materialized (
  select c.account_id, c.browser_id, c.trust, c.guesses_charged
  from challenges c join spent on c.account_id = spent.account_id
  where c.id = $11::uuid
  for update of c
),
-- 4
raised as (
  update accounts a set security_epoch = a.security_epoch + 1
  from answered where a.id = answered.account_id and a.security_epoch = $10::integer
  returning a.id as account_id, a.security_epoch
),
-- 5
removed_authenticators as (delete from authenticators f using raised where f.account_id = raised.account_id),
abandoned as (delete from pending_activations p using raised where p.account_id = raised.account_id),
-- 6
ended_sessions as (delete from sessions s using raised where s.account_id = raised.account_id and s.id <> $9::uuid),
ended_challenges as (delete from challenges c using raised where c.account_id = raised.account_id),
-- 7
refunded as (
  update attempt_budgets b
  set short_tokens = least(b.short_capacity, refilled_tokens(b.short_tokens, b.short_capacity, b.short_refill_seconds, b.refilled_at) + answered.guesses_charged),
    long_tokens = least(b.long_capacity, refilled_tokens(b.long_tokens, b.long_capacity, b.long_refill_seconds, b.refilled_at) + answered.guesses_charged),
    refilled_at = greatest(b.refilled_at, now())
  from answered
  where b.account_id = answered.account_id and b.trust = answered.trust and answered.guesses_charged > 0
),
-- 8
event as (
  insert into security_events (kind, account_id, session_id, browser_id, factor, request_id, address, browser)
  select 'deactivated', account_id, $9::uuid, browser_id, 'email', $1::uuid, $2::text, $3::text
  from raised join answered using (account_id)
),
-- 9
notice as (
  insert into notices (id, account_id, kind, language, request_id, browser_name, browser_system, address)
  select $4::uuid, a.id, 'deactivated', coalesce(a.language, $5::text), $1::uuid,
    $6::text, $7::text, $2::text
  from raised join accounts a on a.id = raised.account_id
)
-- 10
update sessions s set token_hash = $12::bytea, security_epoch = raised.security_epoch, proved_at = now(), amr = s.amr
from raised where s.id = $9::uuid
returning s.id;
