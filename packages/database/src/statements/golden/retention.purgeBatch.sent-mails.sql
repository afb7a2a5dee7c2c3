-- retention.purgeBatch.sent-mails
with gone as (
  delete from sent_mails where ctid = any (array(
    select ctid from sent_mails where created_at <= now() - make_interval(secs => 2592000)
    order by created_at limit 1000 for update skip locked
  )) returning 1
)
select count(*)::int as removed from gone;
