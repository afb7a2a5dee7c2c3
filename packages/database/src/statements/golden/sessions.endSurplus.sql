-- sessions.endSurplus
-- $1 accountId: uuid
with account as (select a.id as account_id, a.security_epoch from accounts a where a.id = $1::uuid)
delete from sessions where id in (
  select s.id from account join sessions s on s.account_id = account.account_id
  where (select count(*)::int from sessions where account_id = account.account_id) > 50
  order by (s.security_epoch = account.security_epoch and s.expires_at > now()
    and s.last_seen_at > now() - make_interval(secs => 3600)) desc, s.created_at desc, s.id
  offset 50
);
