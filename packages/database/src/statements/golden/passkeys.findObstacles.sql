-- passkeys.findObstacles
-- $1 accountId: uuid
-- $2 credentialId: bytea
select exists (select from enrolled_factors f where f.account_id = $1::uuid and f.factor in ('passkey', 'authenticator')) as "isActive",
  exists (select from passkeys k where k.credential_id = $2::bytea) as "isTaken",
  ceil(coalesce((select seconds_to_token(refilled_tokens(b.tokens, 20, 86400, b.refilled_at), 20, 86400) from throttles b where b.key = sha256('changes of passkeys'::bytea || uuid_send($1::uuid))), 0))::int as "secondsUntilChange";
