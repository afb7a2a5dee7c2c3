-- emailChanges.confirm
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 noticeId: uuid
-- $6 language: text
-- $7 linkTokenHash: bytea
-- $8 linkKeyId: text
-- $9 accountId: uuid
-- $10 actingSessionId: uuid
-- $11 securityEpoch: integer
-- $12 id: uuid
-- $13 tokenHash: bytea
-- $14 browserTokenHash: bytea
-- 1
with account as materialized (
  select id, security_epoch from accounts where id = $9::uuid for no key update
),
acting as materialized (
  select s.id, s.account_id, s.browser_id, s.security_epoch
  from account a join sessions s on s.account_id = a.id and s.security_epoch = a.security_epoch
  where s.id = $10::uuid
  for no key update of s
),
-- 2
pending as materialized (
  select e.account_id, e.email, acting.browser_id
  from pending_email_changes e join acting on e.session_id = acting.id
  where e.id = $12::uuid and e.expires_at > now()
    and acting.security_epoch = $11::integer and e.security_epoch = acting.security_epoch
  for update of e
),
-- 3 Nor one that another account may still get back.
free as (
  select pending.*, a.email as old_email from pending join accounts a on a.id = pending.account_id
  where not exists (select from accounts other where other.email = pending.email)
    and not exists (
      select from reversible_changes r
      where r.email = pending.email and r.expires_at > now() and r.account_id is distinct from pending.account_id
    )
),
-- 4
raised as (
  update accounts a set security_epoch = a.security_epoch + 1, email = free.email, email_held_until = now() + make_interval(secs => 86400)
  from free where a.id = free.account_id and a.security_epoch = $11::integer
  returning a.id as account_id, a.security_epoch
),
changed as (
  select raised.account_id, raised.security_epoch, browser_id, old_email from raised join free using (account_id)
),
-- 5 And what other sessions of the account had under way.
spent as (delete from pending_email_changes e using raised where e.account_id = raised.account_id),
-- 6
browser as (
  update browsers w set token_hash = $14::bytea, security_epoch = changed.security_epoch, password_proved = true,
    trusted_until = case when w.trusted_until > now() and w.security_epoch = changed.security_epoch - 1 then w.trusted_until end
  from changed where w.id = changed.browser_id
  returning w.id
),
-- 7 A code from a mailbox is no proof of the person, so what was proved is as old as before.
carried_over as (
  update sessions s set token_hash = $13::bytea, security_epoch = raised.security_epoch, proved_at = s.proved_at, amr = s.amr
  from raised where s.id = $10::uuid
  returning s.id
),
-- 8
abandoned as (delete from pending_activations p using raised where p.account_id = raised.account_id),
ended_sessions as (delete from sessions s using raised where s.account_id = raised.account_id and s.id <> $10::uuid),
ended_challenges as (delete from challenges c using raised where c.account_id = raised.account_id),
-- 9
event as (
  insert into security_events (kind, account_id, session_id, browser_id, request_id, address, browser_name, browser_system)
  select 'email-changed', account_id, $10::uuid, browser_id, $1::uuid, $2::text, $3::text, $4::text
  from changed
),
-- 10 What is still to be told of earlier changes goes to the old address too.
redirected as (
  update notices n set email = changed.old_email from changed where n.account_id = changed.account_id and n.email is null
),
notice as (
  insert into notices (id, account_id, kind, language, request_id, browser_name, browser_system, address, recovery_codes_left, email)
  select $5::uuid, a.id, 'email-changed', coalesce(a.language, $6::text), $1::uuid,
    $3::text, $4::text, $2::text, null, changed.old_email
  from changed join accounts a on a.id = changed.account_id
),
kept_authenticator as (select f.* from authenticators f join changed on f.account_id = changed.account_id for update of f),
kept_codes as (select f.* from recovery_codes f join changed on f.account_id = changed.account_id for update of f),
kept_passkeys as (select f.* from passkeys f join changed on f.account_id = changed.account_id for update of f),
kept as (
  insert into reversible_changes (id, account_id, kind, security_epoch, token_hash, key_id, expires_at, email, passkeys, authenticator_id, sealed_secret, secret_key_id, last_step, authenticator_created_at, check_up_at, recovery_codes_id, sealed_codes_key, codes_key_id, macs, codes_saved_at, codes_created_at)
  select $5::uuid, changed.account_id, 'email-changed', changed.security_epoch, $7::bytea, $8::text,
    now() + make_interval(secs => 259200), changed.old_email, (select jsonb_agg(to_jsonb(r)) from kept_passkeys r), kept_authenticator.id, kept_authenticator.sealed_secret, kept_authenticator.key_id, kept_authenticator.last_step, kept_authenticator.created_at, kept_authenticator.check_up_at, kept_codes.id, kept_codes.sealed_key, kept_codes.key_id, kept_codes.macs, kept_codes.saved_at, kept_codes.created_at
  from changed left join kept_authenticator on kept_authenticator.account_id = changed.account_id left join kept_codes on kept_codes.account_id = changed.account_id
)
select free.email is null as "isTaken", carried_over.id is not null as "isChanged", pending.email, browser.id as "browserId"
from pending left join free on true left join carried_over on true left join browser on true;
