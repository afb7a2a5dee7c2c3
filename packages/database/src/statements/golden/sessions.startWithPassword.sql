-- sessions.startWithPassword
-- $1 takenKeys: bytea[]
-- $2 failuresKey: bytea
-- $3 browserTokenHashes: bytea[]
-- $4 newBrowserId: uuid
-- $5 newBrowserTokenHash: bytea
-- $6 sessionId: uuid
-- $7 sessionTokenHash: bytea
-- $8 amr: text[]
-- $9 replacedTokenHash: bytea
-- $10 requestId: uuid
-- $11 address: text
-- $12 browser: text
-- $13 accountId: uuid
-- $14 securityEpoch: integer
-- 1 The password was right: refund the attempt at it.
with taken as materialized (
  select b.key from throttles b join unnest($1::bytea[]) with ordinality taken (key, place) on b.key = taken.key
  order by taken.place
  for update of b
),
refunded as (update throttles b set tokens = b.tokens + 1 from taken where b.key = taken.key),
reset as (delete from throttles b using (select count(*) from taken) after_them where b.key = $2::bytea),
-- 2 The account knows the browser from now on.
browser as (
  insert into browsers as w (id, account_id, token_hash, security_epoch, password_proved)
  select coalesce(met.id, $4::uuid), proved.account_id, $5::bytea, proved.security_epoch, proved.password_proved
  from (values ($13::uuid, $14::integer, true)) proved (account_id, security_epoch, password_proved) left join lateral (
    select b.id from browsers b
    where b.account_id = proved.account_id and b.token_hash = any ($3::bytea[])
    order by b.trusted_until desc nulls last limit 1
  ) met on true
  on conflict (id) do update set
    last_seen_at = now(),
    security_epoch = excluded.security_epoch,
    password_proved = excluded.password_proved or (w.password_proved and w.security_epoch = excluded.security_epoch and w.last_seen_at > now() - make_interval(secs => 15552000)),
    trusted_until = case when w.trusted_until > now() and w.security_epoch = excluded.security_epoch then w.trusted_until end
  returning w.id as browser_id, w.account_id, w.security_epoch,
    case when w.trusted_until is null then 'untrusted' else 'trusted' end as trust,
    w.id = $4::uuid as is_new
),
-- 3
replaced as (delete from sessions where token_hash = $9::bytea),
-- 4 At the security epoch at which the account was seen without a second factor.
begun as (
  insert into sessions (id, token_hash, account_id, browser_id, amr, security_epoch, expires_at)
  select $6::uuid, $7::bytea, account_id, browser_id, $8::text[], security_epoch,
    now() + make_interval(secs => 86400)
  from browser
  returning id, account_id, browser_id, amr[cardinality(amr)] as factor
),
event as (
  insert into security_events (kind, account_id, session_id, browser_id, factor, is_new_browser, request_id, address, browser)
  select 'signed-in', account_id, begun.id, browser_id, begun.factor, is_new, $10::uuid, $11::text, $12::text
  from begun join browser using (account_id, browser_id)
)
select browser_id as "browserId", is_new as "isNewBrowser", (select count(*)::int from sessions where account_id = browser.account_id) as "sessionsBefore"
from browser;
