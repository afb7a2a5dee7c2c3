-- unlockLinks.issue
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 email: text
-- $6 tokenHash: bytea
with issued as (
  insert into unlock_links (token_hash, account_id, security_epoch, expires_at)
  select $6::bytea, a.id, a.security_epoch, now() + make_interval(secs => 18000)
  from accounts a where a.email = $5::text
  returning account_id
),
event as (
  insert into security_events (kind, account_id, request_id, address, browser_name, browser_system)
  select 'unlock-link-issued', account_id, $1::uuid, $2::text, $3::text, $4::text
  from issued
)
select now() as "now", a.email, a.language
from (select) one left join issued on true left join accounts a on a.id = issued.account_id;
