-- refusedCodes.exposureOf
-- $1 accountId: uuid
-- $2 sessionId: uuid
with refused as materialized (
  select e.browser_id, e.factor in ('otp', 'email') as is_guessable from security_events e
  where e.account_id = $1::uuid and e.kind in ('code-refused', 'code-replayed', 'passkey-refused', 'passkey-copied')
    and e.at > now() - make_interval(secs => 2592000)
),
-- Looked for only where something was refused.
own as materialized (
  select browser_id from sessions where id = $2::uuid and browser_id is not null
  union
  select s.browser_id from security_events s
  where s.account_id = $1::uuid and s.kind in ('signed-in', 'second-factor-proved', 'activated', 'moved', 'authenticator-added', 'deactivated') and s.factor is distinct from 'pwd' and s.browser_id is not null and exists (select from refused)
),
budgets as (
  select b.trust, refilled_tokens(b.long_tokens, b.long_capacity, b.long_refill_seconds, b.refilled_at) as tokens, b.long_capacity, b.long_refill_seconds
  from attempt_budgets b where b.account_id = $1::uuid and exists (select from enrolled_factors f where f.account_id = $1::uuid and f.factor in ('passkey', 'authenticator'))
)
select array(select tokens from budgets order by trust) as "tokens",
  array(select long_capacity from budgets order by trust) as "capacities",
  array(select long_refill_seconds from budgets order by trust) as "refillSeconds",
  array(select distinct f.factor from enrolled_factors f where f.account_id = $1::uuid) as "enrolledFactors",
  coalesce((select (a.accepts_email_codes or not exists (select from passkeys k where k.account_id = a.id)) from accounts a where a.id = $1::uuid), false) as "acceptsEmailCodes",
  (select count(*) from refused where is_guessable)::int as "tried",
  (select count(*) from refused where not exists (select from own where own.browser_id = refused.browser_id))::int as "triedByOthers";
