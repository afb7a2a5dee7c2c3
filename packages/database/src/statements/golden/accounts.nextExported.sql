-- accounts.nextExported
-- $1 after: text
select a.id, a.email, a.name, a.language::text, a.created_at as "createdAt", coalesce(enrolled.factors, '{}') as "factors",
  coalesce(enrolled.since, '{}') as "since",
  (
    select e.at from security_events e where e.account_id = a.id and e.kind = 'signed-in' order by e.at desc limit 1
  ) as "lastSignedInAt",
  a.muted_notices as "mutedNotices"
from accounts a left join lateral (
  select array_agg(f.factor order by f.factor) as factors,
    array_agg((extract(epoch from f.enrolled_at) * 1000)::float8 order by f.factor) as since
  from enrolled_factors f where f.account_id = a.id
) enrolled on true
where a.email > $1::text
order by a.email limit 200;
