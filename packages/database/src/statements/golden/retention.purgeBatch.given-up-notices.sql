-- retention.purgeBatch.given-up-notices
with gone as (
  delete from notices where ctid = any (array(
    select ctid from notices where given_up_at <= now() - make_interval(secs => 2592000)
    order by given_up_at limit 1000 for update skip locked
  )) returning 1
)
select count(*)::int as removed from gone;
