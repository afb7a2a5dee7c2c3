-- invitations.accept
-- $1 browserTokenHashes: bytea[]
-- $2 newBrowserId: uuid
-- $3 newBrowserTokenHash: bytea
-- $4 sessionId: uuid
-- $5 sessionTokenHash: bytea
-- $6 amr: text[]
-- $7 replacedTokenHash: bytea
-- $8 requestId: uuid
-- $9 address: text
-- $10 browserName: text
-- $11 browserSystem: text
-- $12 tokenHash: bytea
-- $13 accountId: uuid
-- $14 passwordHash: text
-- 1 In one order, so that two who hold different links do not wait for each other.
with links as materialized (
  select i.id, i.email, i.name, i.token_hash, i.expires_at from invitations i
  where i.email = (select named.email from invitations named where named.token_hash = $12::bytea)
  order by i.id
  for update
),
-- 2
opened as (select email, name from links where token_hash = $12::bytea and expires_at > now()),
-- 3
added as (
  insert into accounts (id, email, name, password_hash)
  select $13::uuid, email, name, $14::text from opened where not exists (
    select from reversible_changes r
    where r.email = opened.email and r.expires_at > now() and r.account_id is distinct from null::uuid
  )
  on conflict (email) do nothing
  returning id, security_epoch
),
-- 4
spent as (delete from invitations i using links, added where i.id = links.id),
-- 5
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
-- 6
browser as (
  insert into browsers as w (id, account_id, token_hash, security_epoch, password_proved, browser_name, browser_system, signed_in_at)
  select coalesce(met.id, $2::uuid), proved.account_id, $3::bytea, proved.security_epoch, proved.password_proved,
    $10::text, $11::text, now()
  from (select id as account_id, security_epoch, true as password_proved from added) proved left join lateral (
    select b.id from browsers b
    where b.account_id = proved.account_id and b.token_hash = any ($1::bytea[])
    order by b.trusted_until desc nulls last limit 1
  ) met on true
  on conflict (id) do update set
    last_seen_at = now(), signed_in_at = coalesce(w.signed_in_at, now()),
    browser_name = excluded.browser_name,
    browser_system = excluded.browser_system,
    security_epoch = excluded.security_epoch,
    password_proved = excluded.password_proved or (w.password_proved and w.security_epoch = excluded.security_epoch and w.last_seen_at > now() - make_interval(secs => 15552000)),
    trusted_until = case when w.trusted_until > now() and w.security_epoch = excluded.security_epoch then w.trusted_until end
  returning w.id as browser_id, w.account_id, w.security_epoch,
    case when w.trusted_until is null then 'untrusted' else 'trusted' end as trust,
    w.id = $2::uuid as is_new, w.signed_in_at = now() as signs_in_first
),
-- 7 The browser may have been signed in to another account.
replaced as (delete from sessions s using added where s.token_hash = $7::bytea),
begun as (
  insert into sessions (id, token_hash, account_id, browser_id, amr, security_epoch,
    browser_name, browser_system, address, expires_at)
  select $4::uuid, $5::bytea, account_id, browser_id, $6::text[], security_epoch,
    $10::text, $11::text, $9::text, now() + make_interval(secs => 86400)
  from browser
  where not exists (select from accounts blocked where blocked.id = browser.account_id and blocked.blocked_at is not null)
  returning id, account_id, browser_id, amr[cardinality(amr)] as factor
),
-- 8 In this order, since the activity shows events of one moment by their ids.
addition as (
  insert into security_events (kind, account_id, browser_id, request_id, address, browser_name, browser_system)
  select 'account-added', account_id, browser_id, $8::uuid, $9::text, $10::text, $11::text
  from browser
  returning account_id
),
event as (
  insert into security_events (kind, account_id, session_id, browser_id, factor, is_new_browser, request_id, address, browser_name, browser_system)
  select 'signed-in', account_id, begun.id, browser_id, begun.factor, is_new, $8::uuid, $9::text, $10::text, $11::text
  from begun join browser using (account_id, browser_id) join addition using (account_id)
)
select browser_id as "browserId", is_new as "isNewBrowser" from browser;
