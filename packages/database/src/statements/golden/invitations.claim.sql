-- invitations.claim
-- $1 limit: integer
with due as materialized (
  select id from invitations
  where due_at <= now() and created_at > now() - make_interval(secs => 86400)
  order by due_at limit $1::integer
  for update skip locked
)
update invitations i set tries = i.tries + 1,
  due_at = now() + make_interval(secs => least(3600, 60 * 2 ^ i.tries))
from due where i.id = due.id
returning i.id, i.email, i.name, i.language, i.key_id as "keyId", i.created_at as "createdAt";
