-- notices.claim
-- $1 limit: integer
with due as materialized (
  select id from notices n
  where due_at <= now() and given_up_at is null and coalesce(n.retried_at, n.created_at) > now() - make_interval(secs => 86400)
  order by due_at limit $1::integer
  for update skip locked
)
update notices n set tries = n.tries + 1,
  due_at = now() + make_interval(secs => least(3600, 60 * 2 ^ n.tries))
from due left join reversible_changes r on r.id = due.id, accounts a
  left join assisted_recoveries h on h.account_id = a.id and h.security_epoch = a.security_epoch
where n.id = due.id and a.id = n.account_id
returning n.id, coalesce(n.email, a.email) as email, n.kind, n.language, n.request_id as "requestId", n.browser_name as "browserName",
  n.browser_system as "browserSystem", n.address,
  n.recovery_codes_left::int as "recoveryCodesLeft", r.kind as "undoableChange",
  coalesce(r.key_id, case n.id when h.start_notice_id then h.start_key_id when h.cancel_notice_id then h.cancel_key_id end) as "linkKeyId",
  case n.id when h.start_notice_id then 'start' when h.cancel_notice_id then 'cancel' end as "recoveryStep",
  n.retries::int as "retries", n.created_at as "createdAt";
