-- stepUps.accept.authenticator
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 authenticatorId: uuid
-- $6 step: bigint
-- $7 accountId: uuid
-- $8 actingSessionId: uuid
-- $9 challengeId: uuid
-- $10 tokenHash: bytea
-- $11 methods: text[]
-- 1 Another answer to the challenge may close it meanwhile: then nothing is spent.
with account as materialized (
  select id, security_epoch from accounts where id = $7::uuid for no key update
),
acting as materialized (
  select s.id, s.account_id, s.browser_id, s.security_epoch
  from account a join sessions s on s.account_id = a.id and s.security_epoch = a.security_epoch
  where s.id = $8::uuid
  for no key update of s
),
challenge as materialized (
  select c.id, c.account_id from challenges c join acting on c.session_id = acting.id and c.purpose = 'step-up'
  where c.id = $9::uuid and c.expires_at > now() and c.security_epoch = acting.security_epoch
  for update of c
),
-- 2
spent as (
  update authenticators t set last_step = $6::bigint
  from challenge
  where t.id = $5::uuid and t.account_id = challenge.account_id and t.last_step < $6::bigint
  returning t.account_id
),
-- 3
closed as (
  delete from challenges c using spent where c.id = $9::uuid and c.account_id = spent.account_id
  returning c.account_id, c.browser_id, c.security_epoch, c.trust, c.guesses_charged
),
-- 4
refunded as (
  update attempt_budgets b
  set short_tokens = least(b.short_capacity, refilled_tokens(b.short_tokens, b.short_capacity, b.short_refill_seconds, b.refilled_at) + closed.guesses_charged),
    long_tokens = least(b.long_capacity, refilled_tokens(b.long_tokens, b.long_capacity, b.long_refill_seconds, b.refilled_at) + closed.guesses_charged),
    refilled_at = greatest(b.refilled_at, now())
  from closed
  where b.account_id = closed.account_id and b.trust = closed.trust and closed.guesses_charged > 0
  returning b.account_id
),
-- 5 Under a new token, freshly proved, and as much stronger.
proved as (
  update sessions s set token_hash = $10::bytea, proved_at = now(),
    amr = s.amr || array(select method from unnest($11::text[]) method where method <> all (s.amr))
  from closed, (select count(*) from refunded) after_refund
  where s.id = $8::uuid and s.security_epoch = closed.security_epoch
  returning s.id, s.account_id, closed.browser_id
),
-- 6
event as (
  insert into security_events (kind, account_id, session_id, browser_id, factor, request_id, address, browser_name, browser_system)
  select 'second-factor-proved', account_id, id, browser_id, ($11::text[])[cardinality($11::text[])], $1::uuid, $2::text, $3::text, $4::text
  from proved
)
select id from proved;
