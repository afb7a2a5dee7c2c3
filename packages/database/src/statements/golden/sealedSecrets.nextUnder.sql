-- sealedSecrets.nextUnder
-- $1 keyId: text
-- $2 after: uuid
(
  select t.account_id as "accountId", t.id as "authenticatorId", t.key_id as "keyId", t.sealed_secret as "sealedSecret"
  from authenticators t where t.key_id = $1::text and t.id > $2::uuid order by t.id limit 200
)
union all
(
  select p.account_id, p.authenticator_id, p.key_id, p.sealed_secret
  from pending_activations p join accounts a on a.id = p.account_id where p.expires_at > now() and p.security_epoch = a.security_epoch and p.attempts_left > 0 and p.key_id = $1::text and p.authenticator_id > $2::uuid order by p.authenticator_id limit 200
)
order by "authenticatorId" limit 200;
