-- sealedSecrets.nextUnder
-- $1 keyId: text
-- $2 after: uuid
(
  select t.account_id as "accountId", 'authenticator' as "kind", t.id, t.key_id as "keyId", t.sealed_secret as "sealedSecret"
  from authenticators t where t.key_id = $1::text and t.id > $2::uuid order by t.id limit 200
)
union all
(
  select p.account_id, 'authenticator', p.authenticator_id, p.key_id, p.sealed_secret
  from pending_activations p join accounts a on a.id = p.account_id where p.expires_at > now() and p.security_epoch = a.security_epoch and p.attempts_left > 0 and p.key_id = $1::text and p.authenticator_id > $2::uuid order by p.authenticator_id limit 200
)
union all
(
  select r.account_id, 'recovery-codes', r.id, r.key_id, r.sealed_key
  from recovery_codes r where r.key_id = $1::text and r.id > $2::uuid order by r.id limit 200
)
union all
(
  select r.account_id, 'authenticator', r.authenticator_id, r.secret_key_id, r.sealed_secret
  from reversible_changes r where r.expires_at > now() and r.secret_key_id = $1::text and r.authenticator_id > $2::uuid order by r.authenticator_id limit 200
)
union all
(
  select r.account_id, 'recovery-codes', r.recovery_codes_id, r.codes_key_id, r.sealed_codes_key
  from reversible_changes r where r.expires_at > now() and r.codes_key_id = $1::text and r.recovery_codes_id > $2::uuid order by r.recovery_codes_id limit 200
)
order by id limit 200;
