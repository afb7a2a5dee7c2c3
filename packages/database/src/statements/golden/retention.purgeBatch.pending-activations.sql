-- retention.purgeBatch.pending-activations
with gone as (
  delete from pending_activations where ctid = any (array(
    select ctid from pending_activations where expires_at <= now()
    order by expires_at limit 1000 for update skip locked
  )) returning 1
)
select count(*)::int as removed from gone;
