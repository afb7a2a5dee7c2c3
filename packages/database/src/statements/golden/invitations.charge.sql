-- invitations.charge
-- $1 emailKey: bytea
-- $2 networkKey: bytea
-- $3 siteKey: bytea
with of_network as (
  insert into throttles as b (key, tokens) select $2::bytea, 19 from (select) anybody
  on conflict (key) do update set tokens = refilled_tokens(b.tokens, 20, 900, b.refilled_at) - 1, refilled_at = greatest(b.refilled_at, now()) where refilled_tokens(b.tokens, 20, 900, b.refilled_at) >= 1
  returning b.key
),
of_site as (
  insert into throttles as b (key, tokens) select $3::bytea, 199 from of_network where $3::bytea is not null
  on conflict (key) do update set tokens = refilled_tokens(b.tokens, 200, 900, b.refilled_at) - 1, refilled_at = greatest(b.refilled_at, now()) where refilled_tokens(b.tokens, 200, 900, b.refilled_at) >= 1
  returning b.key
),
of_networks as (select from of_site union all select from of_network where $3::bytea is null),
of_email as (
  insert into throttles as b (key, tokens) select $1::bytea, 2 from of_networks
  on conflict (key) do update set tokens = refilled_tokens(b.tokens, 3, 86400, b.refilled_at) - 1, refilled_at = greatest(b.refilled_at, now()) where refilled_tokens(b.tokens, 3, 86400, b.refilled_at) >= 1
  returning b.key
),
outcome as (select exists (select from of_networks) as is_taken)
select is_taken as "isTaken", exists (select from of_email) as "isWithinAllowance",
  case when not is_taken then ceil(greatest(1, greatest(
    coalesce((select seconds_to_token(refilled_tokens(b.tokens, 20, 900, b.refilled_at), 20, 900) from throttles b where b.key = $2::bytea), 0),
    coalesce((select seconds_to_token(refilled_tokens(b.tokens, 200, 900, b.refilled_at), 200, 900) from throttles b where b.key = $3::bytea), 0)
  )))::int end as "retryAfter"
from outcome;
