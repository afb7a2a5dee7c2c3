-- passwords.change
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 noticeId: uuid
-- $6 language: text
-- $7 linkTokenHash: bytea
-- $8 linkKeyId: text
-- $9 takenKeys: bytea[]
-- $10 failuresKey: bytea
-- $11 accountId: uuid
-- $12 actingSessionId: uuid
-- $13 securityEpoch: integer
-- $14 fromHash: text
-- $15 toHash: text
-- $16 tokenHash: bytea
-- $17 browserTokenHash: bytea
-- 1
with account as materialized (
  select id, security_epoch from accounts where id = $11::uuid for no key update
),
acting as materialized (
  select s.id, s.account_id, s.browser_id, s.security_epoch
  from account a join sessions s on s.account_id = a.id and s.security_epoch = a.security_epoch
  where s.id = $12::uuid
  for no key update of s
),
changing as materialized (
  select acting.account_id, acting.browser_id from acting where acting.security_epoch = $13::integer
),
-- 2 Only from the hash that was judged.
raised as (
  update accounts a set security_epoch = a.security_epoch + 1, password_hash = $15::text
  from changing where a.id = changing.account_id and a.security_epoch = $13::integer and a.password_hash = $14::text
  returning a.id as account_id, a.security_epoch
),
-- 3
changed as (select raised.account_id, raised.security_epoch, browser_id from raised join changing using (account_id)),
browser as (
  update browsers w set token_hash = $17::bytea, security_epoch = changed.security_epoch, password_proved = true,
    trusted_until = case when w.trusted_until > now() and w.security_epoch = changed.security_epoch - 1 then w.trusted_until end
  from changed where w.id = changed.browser_id
  returning w.id
),
-- 4
carried_over as (
  update sessions s set token_hash = $16::bytea, security_epoch = raised.security_epoch, proved_at = now(), amr = s.amr
  from raised where s.id = $12::uuid
  returning s.id
),
-- 5
abandoned as (delete from pending_activations p using raised where p.account_id = raised.account_id),
forgotten as (delete from pending_email_changes e using raised where e.account_id = raised.account_id),
ended_sessions as (delete from sessions s using raised where s.account_id = raised.account_id and s.id <> $12::uuid),
ended_challenges as (delete from challenges c using raised where c.account_id = raised.account_id),
-- 6
event as (
  insert into security_events (kind, account_id, session_id, browser_id, factor, request_id, address, browser_name, browser_system)
  select 'password-changed', account_id, $12::uuid, browser_id, 'pwd', $1::uuid, $2::text, $3::text, $4::text
  from changed
),
-- 7
notice as (
  insert into notices (id, account_id, kind, language, request_id, browser_name, browser_system, address, recovery_codes_left)
  select $5::uuid, a.id, 'password-changed', coalesce(a.language, $6::text), $1::uuid,
    $3::text, $4::text, $2::text, null
  from raised join accounts a on a.id = raised.account_id
),
kept as (
  insert into reversible_changes (id, account_id, kind, security_epoch, token_hash, key_id, expires_at)
  select $5::uuid, raised.account_id, 'password-changed', raised.security_epoch, $7::bytea, $8::text,
    now() + make_interval(secs => 259200)
  from raised
),
-- 8
taken as materialized (
  select b.key from throttles b join unnest($9::bytea[]) with ordinality taken (key, place) on b.key = taken.key
  order by taken.place
  for update of b
),
refunded as (update throttles b set tokens = b.tokens + 1 from taken where b.key = taken.key),
reset as (delete from throttles b using (select count(*) from taken) after_them where b.key = $10::bytea)
select browser.id as "browserId" from carried_over left join browser on true;
