-- retention.purgeBatch.pending-email-changes
with gone as (
  delete from pending_email_changes where ctid = any (array(
    select ctid from pending_email_changes where expires_at <= now()
    order by expires_at limit 1000 for update skip locked
  )) returning 1
)
select count(*)::int as removed from gone;
