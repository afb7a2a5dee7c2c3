-- notices.list
-- $1 limit: integer
select n.id, coalesce(n.email, a.email) as email, n.kind as "notice", n.request_id as "requestId", n.created_at as "createdAt",
  n.tries::int as "tries", n.given_up_at is not null as "isGivenUp"
from notices n join accounts a on a.id = n.account_id
order by n.created_at limit $1::integer;
