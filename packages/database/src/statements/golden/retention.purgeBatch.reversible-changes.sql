-- retention.purgeBatch.reversible-changes
with gone as (
  delete from reversible_changes where ctid = any (array(
    select ctid from reversible_changes where expires_at <= now()
    order by expires_at limit 1000 for update skip locked
  )) returning 1
)
select count(*)::int as removed from gone;
