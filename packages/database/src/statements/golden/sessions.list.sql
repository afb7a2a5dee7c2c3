-- sessions.list
-- $1 accountId: uuid
-- $2 actingSessionId: uuid
select s.id, s.id = $2::uuid as "isThisOne", s.browser_name as "browserName", s.browser_system as "browserSystem",
  s.address, s.amr, s.created_at as "signedInAt", s.last_seen_at as "lastSeenAt"
from sessions s join accounts a on a.id = s.account_id
where s.account_id = $1::uuid and s.expires_at > now() and s.security_epoch = a.security_epoch and s.last_seen_at > now() - make_interval(secs => 3600)
order by s.id = $2::uuid desc, s.last_seen_at desc, s.id;
