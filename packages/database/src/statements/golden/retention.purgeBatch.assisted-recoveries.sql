-- retention.purgeBatch.assisted-recoveries
with gone as (
  delete from assisted_recoveries where ctid = any (array(
    select ctid from assisted_recoveries where expires_at <= now() and started_at is null
    order by expires_at limit 1000 for update skip locked
  )) returning 1
)
select count(*)::int as removed from gone;
