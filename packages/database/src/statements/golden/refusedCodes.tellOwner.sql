-- refusedCodes.tellOwner
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 noticeId: uuid
-- $6 language: text
-- $7 accountId: uuid
-- 1 A second step that the same browser completed later redeems what it got wrong before.
with unredeemed as (
  select from security_events e
  where e.account_id = $7::uuid and e.kind in ('code-refused', 'code-replayed', 'passkey-refused', 'passkey-copied')
    and e.at > now() - make_interval(secs => 86400)
    and not exists (
      select from security_events s
      where s.account_id = $7::uuid and s.kind in ('signed-in', 'second-factor-proved', 'activated', 'moved', 'authenticator-added', 'deactivated') and s.factor is distinct from 'pwd' and s.browser_id = e.browser_id and s.at >= e.at
        and s.at > now() - make_interval(secs => 86400)
    )
  limit 3
),
-- 2
alarming as materialized (
  select $7::uuid as account_id where (select count(*) from unredeemed) = 3
),
-- 3
hourly as (
  insert into throttles as b (key, tokens) select sha256('notices of wrong codes'::bytea || uuid_send(alarming.account_id)), 0 from alarming
  on conflict (key) do update set tokens = refilled_tokens(b.tokens, 1, 3600, b.refilled_at) - 1, refilled_at = greatest(b.refilled_at, now()) where refilled_tokens(b.tokens, 1, 3600, b.refilled_at) >= 1
  returning b.key
),
-- 4
daily as (
  insert into throttles as b (key, tokens) select sha256('notices of wrong codes by day'::bytea || uuid_send(alarming.account_id)), 1 from alarming, hourly
  on conflict (key) do update set tokens = refilled_tokens(b.tokens, 2, 172800, b.refilled_at) - 1, refilled_at = greatest(b.refilled_at, now()) where refilled_tokens(b.tokens, 2, 172800, b.refilled_at) >= 1
  returning b.key
),
telling as (select account_id from alarming, daily),
-- 5
notice as (
  insert into notices (id, account_id, kind, language, request_id, browser_name, browser_system, address, recovery_codes_left)
  select $5::uuid, a.id, 'wrong-codes', coalesce(a.language, $6::text), $1::uuid,
    $3::text, $4::text, $2::text, null
  from telling join accounts a on a.id = telling.account_id where not 'wrong-codes' = any (a.muted_notices)
  returning id
)
select exists (select from notice) as "hasNotice";
