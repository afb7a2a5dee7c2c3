-- accounts.add
-- $1 id: uuid
-- $2 email: text
-- $3 passwordHash: text
with added as (
  insert into accounts (id, email, password_hash)
  select $1::uuid, $2::text, $3::text where not exists (
    select from reversible_changes r
    where r.email = $2::text and r.expires_at > now() and r.account_id is distinct from null::uuid
  )
  on conflict (email) do nothing
  returning id
),
budgets as (
  insert into attempt_budgets (account_id, trust, short_tokens, short_capacity, short_refill_seconds,
    long_tokens, long_capacity, long_refill_seconds)
  select added.id, trust, short_capacity, short_capacity, short_refill_seconds, long_capacity, long_capacity, long_refill_seconds
  from added, (values ('trusted', 10, 86400, 50, 31536000), ('untrusted', 10, 86400, 100, 31536000))
    full_budget (trust, short_capacity, short_refill_seconds, long_capacity, long_refill_seconds)
),
allowances as (
  insert into mail_allowances (account_id, trust, tokens)
  select id, trust, 10 from added, unnest(array['trusted', 'untrusted']) trust
),
event as (
  insert into security_events (kind, account_id)
  select 'account-added', id
  from added
)
select id from added;
