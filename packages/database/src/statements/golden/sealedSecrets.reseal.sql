-- sealedSecrets.reseal
-- $1 accountIds: uuid[]
-- $2 kinds: text[]
-- $3 ids: uuid[]
-- $4 keyIds: text[]
-- $5 sealedSecrets: bytea[]
-- $6 newKeyIds: text[]
-- $7 newSealedSecrets: bytea[]
with s as (
  select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::bytea[], $6::text[], $7::bytea[])
    s (account_id, kind, id, key_id, sealed_secret, new_key_id, new_sealed_secret)
),
active as (
  update authenticators t set key_id = s.new_key_id, sealed_secret = s.new_sealed_secret from s
  where s.kind = 'authenticator' and t.id = s.id and t.key_id = s.key_id and t.sealed_secret = s.sealed_secret
  returning t.id
),
pending as (
  update pending_activations p set key_id = s.new_key_id, sealed_secret = s.new_sealed_secret from s
  where s.kind = 'authenticator' and p.account_id = s.account_id and p.authenticator_id = s.id
    and p.key_id = s.key_id and p.sealed_secret = s.sealed_secret
  returning p.authenticator_id
),
recovery as (
  update recovery_codes r set key_id = s.new_key_id, sealed_key = s.new_sealed_secret from s
  where s.kind = 'recovery-codes' and r.id = s.id and r.key_id = s.key_id and r.sealed_key = s.sealed_secret
  returning r.id
),
-- Both secrets of a row at once: a statement that updates a row twice does it once.
restorable as (
  update reversible_changes r set
    secret_key_id = coalesce(a.new_key_id, r.secret_key_id), sealed_secret = coalesce(a.new_sealed_secret, r.sealed_secret),
    codes_key_id = coalesce(c.new_key_id, r.codes_key_id), sealed_codes_key = coalesce(c.new_sealed_secret, r.sealed_codes_key)
  from reversible_changes k
    left join s a on a.kind = 'authenticator' and a.account_id = k.account_id and a.id = k.authenticator_id
      and a.key_id = k.secret_key_id and a.sealed_secret = k.sealed_secret
    left join s c on c.kind = 'recovery-codes' and c.account_id = k.account_id and c.id = k.recovery_codes_id
      and c.key_id = k.codes_key_id and c.sealed_secret = k.sealed_codes_key
  where r.id = k.id and k.account_id in (select s.account_id from s) and (a.id is not null or c.id is not null)
    and r.sealed_secret is not distinct from k.sealed_secret and r.sealed_codes_key is not distinct from k.sealed_codes_key
  returning num_nonnulls(a.id, c.id) as secrets
)
select (
  (select count(*) from active) + (select count(*) from pending) + (select count(*) from recovery)
  + (select coalesce(sum(secrets), 0) from restorable)
)::int as "resealed";
