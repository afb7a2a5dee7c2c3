-- accounts.mutedNotices
-- $1 accountId: uuid
select muted_notices as "muted" from accounts where id = $1::uuid;
