-- passwordAttempts.chargeInSession
-- $1 sessionId: uuid
-- $2 accountId: uuid
with judging as materialized (select sha256('judged'::bytea || uuid_send($2::uuid)) as key),
asked as materialized (
  select uuid_send($1::uuid) as key from judging where coalesce((select refilled_tokens(b.tokens, 100, 1800, b.refilled_at) >= 1 from throttles b where b.key = judging.key), true)
),
of_session as (
  insert into throttles as b (key, tokens) select asked.key, 9 from asked
  on conflict (key) do update set tokens = refilled_tokens(b.tokens, 10, 600, b.refilled_at) - 1, refilled_at = greatest(b.refilled_at, now()) where refilled_tokens(b.tokens, 10, 600, b.refilled_at) >= 1
  returning b.key
),
charged as (
  insert into throttles as b (key, tokens) select judging.key, 99 from judging, of_session
  on conflict (key) do update set tokens = refilled_tokens(b.tokens, 100, 1800, b.refilled_at) - 1, refilled_at = greatest(b.refilled_at, now()) where refilled_tokens(b.tokens, 100, 1800, b.refilled_at) >= 1
  returning b.key
)
select a.password_hash as "passwordHash", charged.key is not null as "isCharged", of_session.key as "takenKey",
  judging.key as "judgedKey",
  case when charged.key is null then ceil(greatest(1, greatest(
    coalesce((select seconds_to_token(refilled_tokens(b.tokens, 100, 1800, b.refilled_at), 100, 1800) from throttles b where b.key = judging.key), 0),
    coalesce((select seconds_to_token(refilled_tokens(b.tokens, 10, 600, b.refilled_at), 10, 600) from throttles b where b.key = uuid_send($1::uuid)), 0)
  )))::int end as "retryAfter"
from judging left join accounts a on a.id = $2::uuid left join of_session on true left join charged on true;
