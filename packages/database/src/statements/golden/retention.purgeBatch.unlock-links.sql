-- retention.purgeBatch.unlock-links
with gone as (
  delete from unlock_links where ctid = any (array(
    select ctid from unlock_links where expires_at <= now()
    order by expires_at limit 1000 for update skip locked
  )) returning 1
)
select count(*)::int as removed from gone;
