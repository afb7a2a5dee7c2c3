-- browsers.list
-- $1 accountId: uuid
-- $2 actingSessionId: uuid
select w.id, s.id is not null as "isThisOne", w.browser_name as "browserName", w.browser_system as "browserSystem",
  w.last_seen_at as "lastSeenAt"
from accounts a join browsers w on w.account_id = a.id
  left join sessions s on s.id = $2::uuid and s.browser_id = w.id
where a.id = $1::uuid and w.security_epoch = a.security_epoch and w.last_seen_at > now() - make_interval(secs => 15552000)
order by s.id is not null desc, w.last_seen_at desc, w.id
limit 50;
