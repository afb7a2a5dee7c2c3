-- retention.purgeBatch.invitations
with gone as (
  delete from invitations where ctid = any (array(
    select ctid from invitations where expires_at <= now()
    order by expires_at limit 1000 for update skip locked
  )) returning 1
)
select count(*)::int as removed from gone;
