-- retention.purgeBatch.password-resets
with gone as (
  delete from password_resets where ctid = any (array(
    select ctid from password_resets where expires_at <= now()
    order by expires_at limit 1000 for update skip locked
  )) returning 1
)
select count(*)::int as removed from gone;
