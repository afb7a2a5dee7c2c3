-- retention.purgeBatch.browsers
with gone as (
  delete from browsers where ctid = any (array(
    select ctid from browsers where last_seen_at <= now() - make_interval(secs => 15552000) and (trusted_until is null or trusted_until <= now())
    order by last_seen_at limit 1000 for update skip locked
  )) returning 1
)
select count(*)::int as removed from gone;
