-- accounts.addMoved
-- $1 ids: uuid[]
-- $2 emails: text[]
-- $3 names: text[]
-- $4 passwordHashes: text[]
-- $5 owners: uuid[]
-- $6 authenticatorIds: uuid[]
-- $7 sealedSecrets: bytea[]
-- $8 keyIds: text[]
with added as (
  insert into accounts (id, email, name, password_hash)
  select m.id, m.email, nullif(m.name, ''), m.password_hash
  from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) m (id, email, name, password_hash)
  where not exists (
    select from reversible_changes r
    where r.email = m.email and r.expires_at > now() and r.account_id is distinct from null::uuid
  )
  order by m.email
  on conflict (email) do nothing
  returning id
),
-- The other system may have accepted a code of this very moment.
enrolled as (
  insert into authenticators (id, account_id, sealed_secret, key_id, last_step)
  select m.id, m.account_id, m.sealed_secret, m.key_id, floor(extract(epoch from now()) / 30)
  from added join unnest($5::uuid[], $6::uuid[], $7::bytea[], $8::text[])
    m (account_id, id, sealed_secret, key_id) on m.account_id = added.id
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
