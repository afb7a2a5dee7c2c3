-- notices.measureBacklog
with newly as (
  update notices n set given_up_at = now()
  where due_at <= now() and given_up_at is null and coalesce(n.retried_at, n.created_at) <= now() - make_interval(secs => 86400)
  returning request_id
),
counted as (
  select created_at, given_up_at is not null or (due_at <= now() and coalesce(n.retried_at, n.created_at) <= now() - make_interval(secs => 86400)) as is_given_up from notices n
)
select (count(*) filter (where not is_given_up))::int as "waiting",
  (extract(epoch from now() - min(created_at) filter (where not is_given_up)))::float8 as "oldestSeconds",
  (count(*) filter (where is_given_up))::int as "givenUp",
  array(select request_id::text from newly) as "newlyGivenUp"
from counted;
