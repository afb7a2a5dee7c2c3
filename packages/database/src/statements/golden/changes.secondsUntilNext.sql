-- changes.secondsUntilNext
-- $1 accountId: uuid
select ceil(coalesce((select seconds_to_token(refilled_tokens(b.tokens, 5, 86400, b.refilled_at), 5, 86400) from throttles b where b.key = sha256('changes of factors'::bytea || uuid_send($1::uuid))), 0))::int as "seconds";
