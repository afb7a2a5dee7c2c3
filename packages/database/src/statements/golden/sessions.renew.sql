-- sessions.renew
-- $1 takenKeys: bytea[]
-- $2 failuresKey: bytea
-- $3 requestId: uuid
-- $4 address: text
-- $5 browserName: text
-- $6 browserSystem: text
-- $7 sessionId: uuid
-- $8 tokenHash: bytea
with taken as materialized (
  select b.key from throttles b join unnest($1::bytea[]) with ordinality taken (key, place) on b.key = taken.key
  order by taken.place
  for update of b
),
refunded as (update throttles b set tokens = b.tokens + 1 from taken where b.key = taken.key),
reset as (delete from throttles b using (select count(*) from taken) after_them where b.key = $2::bytea),
renewed as (
  update sessions set token_hash = $8::bytea, proved_at = now() where id = $7::uuid
  returning id, account_id, browser_id
),
event as (
  insert into security_events (kind, account_id, session_id, browser_id, factor, request_id, address, browser_name, browser_system)
  select 'password-proved', account_id, id, browser_id, 'pwd', $3::uuid, $4::text, $5::text, $6::text
  from renewed
)
select id from renewed;
