-- invitations.list
-- $1 after: text
-- $2 limit: integer
select distinct on (email) email, name, created_at as "invitedAt", expires_at as "expiresAt", due_at is null as "isMailed"
from invitations
where email > $1::text and origin = 'operator' and expires_at > now()
order by email, created_at desc nulls last limit $2::integer;
