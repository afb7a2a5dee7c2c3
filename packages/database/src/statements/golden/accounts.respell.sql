-- accounts.respell
-- $1 accountId: uuid
-- $2 to: text
update accounts set email = $2::text
where id = $1::uuid and not exists (select from accounts a where a.email = $2::text and a.id <> $1::uuid)
returning id;
