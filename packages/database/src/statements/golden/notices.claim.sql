-- notices.claim
-- $1 limit: integer
with due as materialized (
  select id from notices
  where due_at <= now() and created_at > now() - make_interval(secs => 86400)
  order by due_at limit $1::integer
  for update skip locked
)
update notices n set tries = n.tries + 1,
  due_at = now() + make_interval(secs => least(3600, 60 * 2 ^ n.tries))
from due, accounts a
where n.id = due.id and a.id = n.account_id
returning n.id, a.email, n.kind, n.language, n.request_id as "requestId", n.browser_name as "browserName",
  n.browser_system as "browserSystem", n.address, n.created_at as "createdAt";
