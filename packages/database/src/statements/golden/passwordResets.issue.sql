-- passwordResets.issue
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 id: uuid
-- $6 email: text
-- $7 requestTokenHash: bytea
-- $8 tokenHash: bytea
-- $9 codeMac: bytea
-- $10 keyId: text
-- $11 triesKey: bytea
with issued as (
  insert into password_resets (id, request_token_hash, account_id, security_epoch, token_hash, code_mac, key_id, tries_left,
    tries_key, expires_at)
  select $5::uuid, $7::bytea, a.id, a.security_epoch, $8::bytea, $9::bytea, $10::text, 5,
    $11::bytea, now() + make_interval(secs => 1800)
  from (select) one left join accounts a on a.email = $6::text
  returning account_id
),
event as (
  insert into security_events (kind, account_id, request_id, address, browser_name, browser_system)
  select 'password-reset-begun', account_id, $1::uuid, $2::text, $3::text, $4::text
  from issued where account_id is not null
)
select now() as "now", a.email, a.language from issued left join accounts a on a.id = issued.account_id;
