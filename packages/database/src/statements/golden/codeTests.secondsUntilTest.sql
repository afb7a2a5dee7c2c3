-- codeTests.secondsUntilTest
-- $1 accountId: uuid
select ceil(greatest(1, coalesce((select seconds_to_token(refilled_tokens(b.tokens, 5, 86400, b.refilled_at), 5, 86400) from throttles b where b.key = sha256('tests of codes'::bytea || uuid_send($1::uuid))), 0)))::int as "seconds";
