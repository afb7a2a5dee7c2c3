-- stepUps.accept.recovery-code
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 noticeId: uuid
-- $6 language: text
-- $7 recoveryCodesId: uuid
-- $8 mac: bytea
-- $9 accountId: uuid
-- $10 actingSessionId: uuid
-- $11 challengeId: uuid
-- $12 tokenHash: bytea
-- $13 methods: text[]
-- 1 Another answer to the challenge may close it meanwhile: then nothing is spent.
with account as materialized (
  select id, security_epoch from accounts where id = $9::uuid for no key update
),
acting as materialized (
  select s.id, s.account_id, s.browser_id, s.security_epoch
  from account a join sessions s on s.account_id = a.id and s.security_epoch = a.security_epoch
  where s.id = $10::uuid
  for no key update of s
),
challenge as materialized (
  select c.id, c.account_id from challenges c join acting on c.session_id = acting.id and c.purpose = 'step-up'
  where c.id = $11::uuid and c.expires_at > now() and c.security_epoch = acting.security_epoch
  for update of c
),
-- 2
spent as (
  update recovery_codes r set macs = array_remove(r.macs, $8::bytea)
  from challenge
  where r.id = $7::uuid and r.account_id = challenge.account_id and $8::bytea = any (r.macs)
  returning r.account_id, cardinality(r.macs) as codes_left
),
-- 3
closed as (
  delete from challenges c using spent where c.id = $11::uuid and c.account_id = spent.account_id
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
  update sessions s set token_hash = $12::bytea, proved_at = now(),
    amr = s.amr || array(select method from unnest($13::text[]) method where method <> all (s.amr))
  from closed, (select count(*) from refunded) after_refund
  where s.id = $10::uuid and s.security_epoch = closed.security_epoch
  returning s.id, s.account_id, closed.browser_id
),
-- 6
event as (
  insert into security_events (kind, account_id, session_id, browser_id, factor, request_id, address, browser_name, browser_system)
  select 'second-factor-proved', account_id, id, browser_id, ($13::text[])[cardinality($13::text[])], $1::uuid, $2::text, $3::text, $4::text
  from proved
),
-- 7
notice as (
  insert into notices (id, account_id, kind, language, request_id, browser_name, browser_system, address, recovery_codes_left)
  select $5::uuid, a.id, 'recovery-code-used', coalesce(a.language, $6::text), $1::uuid,
    $3::text, $4::text, $2::text, (select codes_left from spent)
  from proved join accounts a on a.id = proved.account_id
)
select id from proved;
