-- retention.purgeBatch.security-events
-- $1 days: integer
with gone as (
  delete from security_events where ctid = any (array(
    select ctid from (select ctid, at from security_events order by id limit 1000) oldest
    where at <= now() - make_interval(days => $1::integer)
  )) returning 1
)
select count(*)::int as removed from gone;
