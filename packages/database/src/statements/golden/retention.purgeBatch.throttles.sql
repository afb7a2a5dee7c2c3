-- retention.purgeBatch.throttles
with gone as (
  delete from throttles where ctid = any (array(
    select ctid from throttles where refilled_at <= now() - make_interval(secs => 172800)
    order by refilled_at limit 1000 for update skip locked
  )) returning 1
)
select count(*)::int as removed from gone;
