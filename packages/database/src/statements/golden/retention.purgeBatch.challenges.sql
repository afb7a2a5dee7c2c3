-- retention.purgeBatch.challenges
with gone as (
  delete from challenges where ctid = any (array(
    select ctid from challenges where expires_at <= now()
    order by expires_at limit 1000 for update skip locked
  )) returning 1
)
select count(*)::int as removed from gone;
