-- passkeys.findEmailCodesObstacles
-- $1 accountId: uuid
select a.accepts_email_codes as "acceptsEmailCodes", exists (select from enrolled_factors f where f.account_id = a.id and f.factor in ('passkey', 'authenticator')) as "isActive",
  exists (select from passkeys k where k.account_id = a.id) as "hasPasskey", exists (
    select from recovery_codes r where r.account_id = a.id and r.saved_at is not null and r.macs <> '{}'
  ) as "hasSavedCodes",
  ceil(coalesce((select seconds_to_token(refilled_tokens(b.tokens, 20, 86400, b.refilled_at), 20, 86400) from throttles b where b.key = sha256('changes of passkeys'::bytea || uuid_send(a.id))), 0))::int as "secondsUntilChange"
from accounts a where a.id = $1::uuid;
