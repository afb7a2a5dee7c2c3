-- retention.purgeBatch.webhook-events
with gone as (
  delete from webhook_events where ctid = any (array(
    select ctid from webhook_events where received_at <= now() - make_interval(secs => 345600)
    order by received_at limit 1000 for update skip locked
  )) returning 1
)
select count(*)::int as removed from gone;
