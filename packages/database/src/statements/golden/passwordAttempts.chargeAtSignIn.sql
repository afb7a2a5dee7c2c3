-- passwordAttempts.chargeAtSignIn
-- $1 email: text
-- $2 browserTokenHashes: bytea[]
-- $3 networkKey: bytea
-- $4 siteKey: bytea
-- $5 accountKey: bytea
-- $6 failuresKey: bytea
-- $7 judgedKey: bytea
-- 1
with account as materialized (
  select a.id, a.email, a.password_hash, a.security_epoch from accounts a where a.email = $1::text
),
-- 2 Browsers that only a mailed link made known share one bucket.
known as materialized (
  select w.id, w.trusted_until > now() and w.security_epoch = account.security_epoch as is_trusted,
    case when w.password_proved then uuid_send(w.id) else sha256('known by a link'::bytea || uuid_send(account.id)) end as key
  from browsers w join account on w.account_id = account.id
  where w.token_hash = any ($2::bytea[]) and w.security_epoch = account.security_epoch and w.last_seen_at > now() - make_interval(secs => 15552000)
  order by w.trusted_until desc nulls last limit 1
),
-- 3 Looked at before anything is taken, so that whoever is refused for it pays for nothing else.
judging as materialized (
  select coalesce((select sha256('judged'::bytea || uuid_send(known.id)) from known where known.is_trusted), $7::bytea) as key
),
asked as materialized (select from judging where coalesce((select refilled_tokens(b.tokens, 100, 1800, b.refilled_at) >= 1 from throttles b where b.key = judging.key), true)),
-- 4
of_browser as (
  insert into throttles as b (key, tokens) select known.key, 9 from known, asked
  on conflict (key) do update set tokens = refilled_tokens(b.tokens, 10, 600, b.refilled_at) - 1, refilled_at = greatest(b.refilled_at, now()) where refilled_tokens(b.tokens, 10, 600, b.refilled_at) >= 1
  returning b.key
),
-- 5 Also a known browser whose own bucket is empty.
stranger as materialized (select from asked where not exists (select from of_browser)),
-- 6
of_network as (
  insert into throttles as b (key, tokens) select $3::bytea, 19 from stranger
  on conflict (key) do update set tokens = refilled_tokens(b.tokens, 20, 900, b.refilled_at) - 1, refilled_at = greatest(b.refilled_at, now()) where refilled_tokens(b.tokens, 20, 900, b.refilled_at) >= 1
  returning b.key
),
of_site as (
  insert into throttles as b (key, tokens) select $4::bytea, 199 from of_network where $4::bytea is not null
  on conflict (key) do update set tokens = refilled_tokens(b.tokens, 200, 900, b.refilled_at) - 1, refilled_at = greatest(b.refilled_at, now()) where refilled_tokens(b.tokens, 200, 900, b.refilled_at) >= 1
  returning b.key
),
of_networks as (select from of_site union all select from of_network where $4::bytea is null),
-- 7
of_account as (
  insert into throttles as b (key, tokens) select $5::bytea, 19 from of_networks
  on conflict (key) do update set tokens = refilled_tokens(b.tokens, 20, 7200, b.refilled_at) - 1, refilled_at = greatest(b.refilled_at, now()) where refilled_tokens(b.tokens, 20, 7200, b.refilled_at) >= 1
  returning b.key
),
-- 8
of_failures as (
  insert into throttles as b (key, tokens) select $6::bytea, 99 from of_account
  on conflict (key) do update set tokens = case when b.refilled_at <= now() - make_interval(secs => 86400) then 100::float8 else least(100, b.tokens) end - 1, refilled_at = greatest(b.refilled_at, now()) where case when b.refilled_at <= now() - make_interval(secs => 86400) then 100::float8 else least(100, b.tokens) end >= 1
  returning b.key
),
-- 9
attempted as (select from of_browser union all select from of_failures),
charged as (
  insert into throttles as b (key, tokens) select judging.key, 99 from judging, attempted
  on conflict (key) do update set tokens = refilled_tokens(b.tokens, 100, 1800, b.refilled_at) - 1, refilled_at = greatest(b.refilled_at, now()) where refilled_tokens(b.tokens, 100, 1800, b.refilled_at) >= 1
  returning b.key
)
-- 10
select account.id, account.email, account.password_hash as "passwordHash", account.security_epoch as "securityEpoch",
  case when account.id is not null then array(select distinct f.factor from enrolled_factors f where f.account_id = account.id) end as "enrolledFactors",
  (select a.password_hash from accounts a where a.id >= encode(substring($5::bytea from 1 for 16), 'hex')::uuid order by a.id limit 1) as "decoy",
  charged.key is not null as "isCharged", of_browser.key as "takenKey", judging.key as "judgedKey", known.key as "knownKey"
from judging left join account on true left join known on true left join of_browser on true left join charged on true;
