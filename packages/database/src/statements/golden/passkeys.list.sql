-- passkeys.list
-- $1 accountId: uuid
select id, name, created_at as "createdAt", last_used_at as "lastUsedAt", is_synced as "isSynced"
from passkeys where account_id = $1::uuid order by created_at, id;
