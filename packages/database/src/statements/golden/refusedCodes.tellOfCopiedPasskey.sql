-- refusedCodes.tellOfCopiedPasskey
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 noticeId: uuid
-- $6 language: text
-- $7 accountId: uuid
with alarming as (select $7::uuid as account_id),
-- 3
hourly as (
  insert into throttles as b (key, tokens) select sha256('notices of copied passkeys'::bytea || uuid_send(alarming.account_id)), 0 from alarming
  on conflict (key) do update set tokens = refilled_tokens(b.tokens, 1, 3600, b.refilled_at) - 1, refilled_at = greatest(b.refilled_at, now()) where refilled_tokens(b.tokens, 1, 3600, b.refilled_at) >= 1
  returning b.key
),
-- 4
daily as (
  insert into throttles as b (key, tokens) select sha256('notices of copied passkeys by day'::bytea || uuid_send(alarming.account_id)), 1 from alarming, hourly
  on conflict (key) do update set tokens = refilled_tokens(b.tokens, 2, 172800, b.refilled_at) - 1, refilled_at = greatest(b.refilled_at, now()) where refilled_tokens(b.tokens, 2, 172800, b.refilled_at) >= 1
  returning b.key
),
telling as (select account_id from alarming, daily),
-- 5
notice as (
  insert into notices (id, account_id, kind, language, request_id, browser_name, browser_system, address, recovery_codes_left)
  select $5::uuid, a.id, 'passkey-copied', coalesce(a.language, $6::text), $1::uuid,
    $3::text, $4::text, $2::text, null
  from telling join accounts a on a.id = telling.account_id
  returning id
)
select exists (select from notice) as "hasNotice";
