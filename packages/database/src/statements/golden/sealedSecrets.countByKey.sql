-- sealedSecrets.countByKey
-- $1 except: text[]
with pending as (
  select p.key_id, count(*)::int as rows from pending_activations p join accounts a on a.id = p.account_id where p.expires_at > now() and p.security_epoch = a.security_epoch and p.attempts_left > 0 group by p.key_id
),
restorable as (
  select each.key_id, count(*)::int as rows from (
    select r.secret_key_id as key_id from reversible_changes r where r.expires_at > now()
    union all
    select r.codes_key_id from reversible_changes r where r.expires_at > now()
  ) each
  where each.key_id is not null group by each.key_id
),
needed as (
  (with recursive held (key_id) as (
    select min(t.key_id) from authenticators t
    union all
    select (select min(t.key_id) from authenticators t where t.key_id > held.key_id) from held
    where held.key_id is not null
  ) select key_id from held where key_id is not null)
  union
  (with recursive held (key_id) as (
    select min(t.key_id) from recovery_codes t
    union all
    select (select min(t.key_id) from recovery_codes t where t.key_id > held.key_id) from held
    where held.key_id is not null
  ) select key_id from held where key_id is not null)
  union
  select key_id from pending
  union
  select key_id from restorable
)
select needed.key_id as "keyId",
  (select count(*)::int from authenticators t where t.key_id = needed.key_id) as "authenticators",
  coalesce(pending.rows, 0) as "pendingActivations",
  (select count(*)::int from recovery_codes r where r.key_id = needed.key_id) as "recoveryCodes",
  coalesce(restorable.rows, 0) as "restorableSecrets"
from needed left join pending on pending.key_id = needed.key_id left join restorable on restorable.key_id = needed.key_id
where needed.key_id <> all ($1::text[])
order by needed.key_id;
