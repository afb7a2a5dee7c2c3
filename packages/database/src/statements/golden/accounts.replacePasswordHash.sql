-- accounts.replacePasswordHash
-- $1 accountId: uuid
-- $2 from: text
-- $3 to: text
update accounts set password_hash = $3::text where id = $1::uuid and password_hash = $2::text;
