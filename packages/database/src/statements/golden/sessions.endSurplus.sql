-- sessions.endSurplus
-- $1 accountId: uuid
delete from sessions where id in (
  select s.id from sessions s join accounts a on a.id = s.account_id
  where s.account_id = $1::uuid
  order by (s.expires_at > now() and s.security_epoch = a.security_epoch and s.last_seen_at > now() - make_interval(secs => 3600)) desc, s.created_at desc, s.id
  offset 50
);
