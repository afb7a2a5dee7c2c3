-- unlockLinks.open
-- $1 browserTokenHashes: bytea[]
-- $2 newBrowserId: uuid
-- $3 newBrowserTokenHash: bytea
-- $4 requestId: uuid
-- $5 address: text
-- $6 browserName: text
-- $7 browserSystem: text
-- $8 tokenHash: bytea
with opened as (
  delete from unlock_links l using accounts a
  where l.token_hash = $8::bytea and l.expires_at > now()
    and a.id = l.account_id and a.security_epoch = l.security_epoch
  returning l.account_id, l.security_epoch, false as password_proved
),
met as (
  insert into browsers as w (id, account_id, token_hash, security_epoch, password_proved, browser_name, browser_system, signed_in_at)
  select coalesce(met.id, $2::uuid), proved.account_id, $3::bytea, proved.security_epoch, proved.password_proved,
    $6::text, $7::text, null
  from opened as proved left join lateral (
    select b.id from browsers b
    where b.account_id = proved.account_id and b.token_hash = any ($1::bytea[])
    order by b.trusted_until desc nulls last limit 1
  ) met on true
  on conflict (id) do update set
    last_seen_at = now(), 
    browser_name = excluded.browser_name,
    browser_system = excluded.browser_system,
    security_epoch = excluded.security_epoch,
    password_proved = excluded.password_proved or (w.password_proved and w.security_epoch = excluded.security_epoch and w.last_seen_at > now() - make_interval(secs => 15552000)),
    trusted_until = case when w.trusted_until > now() and w.security_epoch = excluded.security_epoch then w.trusted_until end
  returning w.id as browser_id, w.account_id, w.security_epoch,
    case when w.trusted_until is null then 'untrusted' else 'trusted' end as trust,
    w.id = $2::uuid as is_new
),
-- A browser that once gave the password has its own attempts anew; what links made known share stays as it is.
refilled as (delete from throttles b using met where b.key = uuid_send(met.browser_id)),
event as (
  insert into security_events (kind, account_id, browser_id, is_new_browser, request_id, address, browser_name, browser_system)
  select 'browser-unlocked', account_id, browser_id, is_new, $4::uuid, $5::text, $6::text, $7::text
  from met
)
select account_id as "accountId", browser_id as "browserId", is_new as "isNewBrowser" from met;
