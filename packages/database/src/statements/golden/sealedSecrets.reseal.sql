-- sealedSecrets.reseal
-- $1 accountIds: uuid[]
-- $2 authenticatorIds: uuid[]
-- $3 keyIds: text[]
-- $4 sealedSecrets: bytea[]
-- $5 newKeyIds: text[]
-- $6 newSealedSecrets: bytea[]
with r as (
  select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bytea[], $5::text[], $6::bytea[])
    r (account_id, authenticator_id, key_id, sealed_secret, new_key_id, new_sealed_secret)
),
active as (
  update authenticators t set key_id = r.new_key_id, sealed_secret = r.new_sealed_secret from r
  where t.id = r.authenticator_id and t.key_id = r.key_id and t.sealed_secret = r.sealed_secret
  returning t.id
),
pending as (
  update pending_activations p set key_id = r.new_key_id, sealed_secret = r.new_sealed_secret from r
  where p.account_id = r.account_id and p.authenticator_id = r.authenticator_id
    and p.key_id = r.key_id and p.sealed_secret = r.sealed_secret
  returning p.authenticator_id
)
select ((select count(*) from active) + (select count(*) from pending))::int as "resealed";
