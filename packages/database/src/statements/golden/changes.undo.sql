-- changes.undo
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 noticeId: uuid
-- $6 language: text
-- $7 tokenHash: bytea
-- $8 unmatchableHash: text
-- 1 Locked against a second use of the link, and against the clean-up.
with link as materialized (
  select r.id, r.account_id, r.kind, r.email, r.security_epoch as changed_at, a.security_epoch,
    r.kind = 'email-changed' or not exists (
      select from reversible_changes later
      where later.account_id = r.account_id and later.security_epoch > r.security_epoch
        and r.kind not in ('password-changed', 'password-reset') and later.kind not in ('password-changed', 'password-reset')
    ) as may_be_undone
  from reversible_changes r join accounts a on a.id = r.account_id
  where r.token_hash = $7::bytea and r.expires_at > now()
  for update of r
),
undoing as (
  select id, account_id, kind, changed_at, security_epoch, email is null or not email_is_taken as is_email_back,
    case when not email_is_taken then email end as email
  from link, lateral (
    select exists (select from accounts a where a.email = link.email and a.id <> link.account_id) as email_is_taken
  ) others
  where may_be_undone
),
-- 2
raised as (
  update accounts a set security_epoch = a.security_epoch + 1, password_hash = $8::text, email = coalesce(undoing.email, a.email)
  from undoing where a.id = undoing.account_id and a.security_epoch = undoing.security_epoch
  returning a.id as account_id, a.security_epoch
),
-- 3
forgotten as (
  delete from reversible_changes r using raised, undoing
  where r.account_id = raised.account_id
    and (r.id = undoing.id or undoing.kind = 'email-changed' and r.security_epoch > undoing.changed_at)
  returning r.*
),
undone as (
  select forgotten.*, undoing.is_email_back from forgotten join undoing using (id)
),
-- 4
removed_passkeys as (
  delete from passkeys f using undone
  where f.account_id = undone.account_id and undone.kind in ('activated', 'deactivated', 'passkey-added', 'passkey-removed', 'email-changed')
    and not exists (select from jsonb_array_elements(undone.passkeys) kept where (kept ->> 'id')::uuid = f.id)
  returning f.id
),
restored_passkeys as (
  insert into passkeys
  select (newest_kept.row).*
  from (
    select distinct on (row.id) row
    from forgotten, jsonb_populate_recordset(null::passkeys, forgotten.passkeys) row
    where exists (
        select from undone, jsonb_array_elements(undone.passkeys) kept where (kept ->> 'id')::uuid = row.id
      )
      and not exists (select from passkeys f where f.id = row.id)
    order by row.id, forgotten.security_epoch desc
  ) newest_kept, (select count(*) from removed_passkeys) after_removal
  on conflict do nothing
),
removed_authenticators as (
  delete from authenticators f using undone
  where f.account_id = undone.account_id and undone.kind in ('activated', 'deactivated', 'moved', 'authenticator-added', 'email-changed') and f.id is distinct from undone.authenticator_id
  returning f.id
),
restored_authenticators as (
  insert into authenticators (account_id, id, sealed_secret, key_id, last_step, created_at, check_up_at)
  select account_id, authenticator_id, sealed_secret, secret_key_id, last_step, authenticator_created_at, check_up_at
  from (
    select kept.* from forgotten kept join undone using (authenticator_id)
    where not exists (select from authenticators f where f.id = kept.authenticator_id)
    order by kept.security_epoch desc limit 1
  ) newest_kept, (select count(*) from removed_authenticators) after_removal
),
removed_recovery_codes as (
  delete from recovery_codes f using undone
  where f.account_id = undone.account_id and undone.kind in ('activated', 'deactivated', 'recovery-codes-renewed', 'email-changed') and f.id is distinct from undone.recovery_codes_id
  returning f.id
),
restored_recovery_codes as (
  insert into recovery_codes (account_id, id, sealed_key, key_id, macs, saved_at, created_at)
  select account_id, recovery_codes_id, sealed_codes_key, codes_key_id, macs, codes_saved_at, codes_created_at
  from (
    select kept.* from forgotten kept join undone using (recovery_codes_id)
    where not exists (select from recovery_codes f where f.id = kept.recovery_codes_id)
    order by kept.security_epoch desc limit 1
  ) newest_kept, (select count(*) from removed_recovery_codes) after_removal
),
-- 5 What a session has under way goes with it.
ended_sessions as (delete from sessions s using undone where s.account_id = undone.account_id),
ended_challenges as (delete from challenges c using undone where c.account_id = undone.account_id),
-- 6
event as (
  insert into security_events (kind, account_id, request_id, address, browser_name, browser_system)
  select 'change-undone', account_id, $1::uuid, $2::text, $3::text, $4::text
  from undone
),
-- 7
notice as (
  insert into notices (id, account_id, kind, language, request_id, browser_name, browser_system, address, recovery_codes_left)
  select $5::uuid, a.id, 'change-undone', coalesce(a.language, $6::text), $1::uuid,
    $3::text, $4::text, $2::text, null
  from undone join accounts a on a.id = undone.account_id
)
select link.account_id as "accountId", link.may_be_undone as "mayBeUndone", undone.kind as "kind",
  undone.is_email_back as "isEmailBack"
from link left join undone on true;
