-- codeTests.refundUnjudged
-- $1 accountId: uuid
update throttles set tokens = tokens + 1 where key = sha256('tests of codes'::bytea || uuid_send($1::uuid));
