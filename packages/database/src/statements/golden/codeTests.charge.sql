-- codeTests.charge
-- $1 accountId: uuid
with authenticator as materialized (
  select * from authenticators t where t.account_id = $1::uuid
),
taken as (
  insert into throttles as b (key, tokens) select sha256('tests of codes'::bytea || uuid_send($1::uuid)), 4 from authenticator
  on conflict (key) do update set tokens = refilled_tokens(b.tokens, 5, 86400, b.refilled_at) - 1, refilled_at = greatest(b.refilled_at, now()) where refilled_tokens(b.tokens, 5, 86400, b.refilled_at) >= 1
  returning b.tokens
)
select t.id as "authenticatorId", t.sealed_secret as "sealedSecret", t.key_id as "secretKeyId", t.last_step as "lastStep",
  extract(epoch from clock_timestamp())::float8 * 1000 as "now", floor(taken.tokens)::int as "attemptsLeft"
from authenticator t left join taken on true;
