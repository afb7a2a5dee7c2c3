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
-- $12 browserName: text
-- $13 browserSystem: text
-- $14 noticeId: uuid
-- $15 language: text
-- $16 accountId: uuid
-- $17 securityEpoch: integer
-- 1 The password was right: refund the attempt at it.
with taken as materialized (
  select b.key from throttles b join unnest($1::bytea[]) with ordinality taken (key, place) on b.key = taken.key
  order by taken.place
  for update of b
),
refunded as (update throttles b set tokens = b.tokens + 1 from taken where b.key = taken.key),
reset as (delete from throttles b using (select count(*) from taken) after_them where b.key = $2::bytea),
-- 2 The account knows the browser from now on, unless it is blocked: then nothing further happens.
browser as (
  insert into browsers as w (id, account_id, token_hash, security_epoch, password_proved, browser_name, browser_system, signed_in_at)
  select coalesce(met.id, $4::uuid), proved.account_id, $5::bytea, proved.security_epoch, proved.password_proved,
    $12::text, $13::text, now()
  from (
    select $16::uuid, $17::integer, true where not exists (select from accounts blocked where blocked.id = $16::uuid and blocked.blocked_at is not null)
  ) proved (account_id, security_epoch, password_proved) left join lateral (
    select b.id from browsers b
    where b.account_id = proved.account_id and b.token_hash = any ($3::bytea[])
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
    w.id = $4::uuid as is_new, w.signed_in_at = now() as signs_in_first
),
-- 3
replaced as (delete from sessions s using browser where s.token_hash = $9::bytea),
-- 4 At the security epoch at which the account was seen without a second factor.
begun as (
  insert into sessions (id, token_hash, account_id, browser_id, amr, security_epoch,
    browser_name, browser_system, address, expires_at)
  select $6::uuid, $7::bytea, account_id, browser_id, $8::text[], security_epoch,
    $12::text, $13::text, $11::text, now() + make_interval(secs => 86400)
  from browser
  where not exists (select from accounts blocked where blocked.id = browser.account_id and blocked.blocked_at is not null)
  returning id, account_id, browser_id, amr[cardinality(amr)] as factor
),
event as (
  insert into security_events (kind, account_id, session_id, browser_id, factor, is_new_browser, request_id, address, browser_name, browser_system)
  select 'signed-in', account_id, begun.id, browser_id, begun.factor, is_new, $10::uuid, $11::text, $12::text, $13::text
  from begun join browser using (account_id, browser_id)
),
-- 5
new_browser as materialized (
  select account_id from browser
  where signs_in_first and (
    exists (select from browsers other where other.account_id = browser.account_id and other.signed_in_at is not null)
    or exists (select from security_events e where e.account_id = browser.account_id and e.kind = 'signed-in')
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
  select $14::uuid, a.id, 'new-browser', coalesce(a.language, $15::text), $10::uuid,
    $12::text, $13::text, $11::text, null
  from telling join accounts a on a.id = telling.account_id where not 'new-browser' = any (a.muted_notices)
  returning id
)
select browser_id as "browserId", is_new as "isNewBrowser", (select count(*)::int from sessions where account_id = browser.account_id) as "sessionsBefore",
  exists (select from notice) as "hasNotice"
from browser;
