-- retention.purgeBatch.sessions
with gone as (
  delete from sessions where ctid = any (array(
    select ctid from sessions where expires_at <= now()
    order by expires_at limit 1000 for update skip locked
  )) returning 1
)
select count(*)::int as removed from gone;
