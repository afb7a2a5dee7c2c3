-- notices.measureBacklog
with given_up as (
  delete from notices where due_at <= now() and created_at <= now() - make_interval(secs => 86400) returning request_id
),
kept as (select created_at from notices where created_at > now() - make_interval(secs => 86400))
select count(*)::int as "waiting", extract(epoch from now() - min(created_at))::float8 as "oldestSeconds",
  array(select request_id::text from given_up) as "givenUp"
from kept;
