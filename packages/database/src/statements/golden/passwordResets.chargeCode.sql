-- passwordResets.chargeCode
-- $1 requestTokenHash: bytea
-- 1
with request as materialized (
  select r.id, r.code_mac, r.key_id, r.tries_key, r.tries_left > 0 and r.redeemed_token_hash is null as is_open
  from password_resets r
  where r.request_token_hash = $1::bytea and r.expires_at > now()
  order by r.created_at desc limit 1
  for update
),
-- 2
of_email as (
  insert into throttles as b (key, tokens) select request.tries_key, 9 from request where is_open
  on conflict (key) do update set tokens = refilled_tokens(b.tokens, 10, 86400, b.refilled_at) - 1, refilled_at = greatest(b.refilled_at, now()) where refilled_tokens(b.tokens, 10, 86400, b.refilled_at) >= 1
  returning b.key
),
-- 3
counted as (
  update password_resets r set tries_left = r.tries_left - 1 from request, of_email where r.id = request.id
  returning r.tries_left::int as tries_left
)
select request.id, request.code_mac as "codeMac", request.key_id as "keyId", request.is_open as "isOpen",
  counted.tries_left as "triesLeft",
  ceil(greatest(1, coalesce((select seconds_to_token(refilled_tokens(b.tokens, 10, 86400, b.refilled_at), 10, 86400) from throttles b where b.key = request.tries_key), 0)))::int as "retryAfter"
from request left join counted on true;
