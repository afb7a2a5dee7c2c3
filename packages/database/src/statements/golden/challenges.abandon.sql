-- challenges.abandon
-- $1 tokenHash: bytea
-- $2 expectedId: text
delete from challenges c where c.token_hash = $1::bytea and ($2::text is null or c.id::text = $2::text) returning account_id as "accountId";
