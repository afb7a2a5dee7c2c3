-- passkeys.findRemovalObstacles
-- $1 accountId: uuid
-- $2 actingSessionId: uuid
-- $3 passkeyId: uuid
select exists (
    select from sessions s join accounts a on a.id = s.account_id
    where s.id = $2::uuid and a.id = $1::uuid and s.security_epoch = a.security_epoch
  ) as "isActing",
  exists (select from passkeys k where k.id = $3::uuid and k.account_id = $1::uuid) as "isOwned",
  not (
    select count(*) from enrolled_factors f where f.account_id = $1::uuid and f.factor in ('passkey', 'authenticator')
  ) > 1 as "isLast",
  ceil(coalesce((select seconds_to_token(refilled_tokens(b.tokens, 20, 86400, b.refilled_at), 20, 86400) from throttles b where b.key = sha256('changes of passkeys'::bytea || uuid_send($1::uuid))), 0))::int as "secondsUntilChange";
