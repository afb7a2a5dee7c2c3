-- passkeys.findRegistration
-- $1 sessionId: uuid
select c.challenge, exists (select from enrolled_factors f where f.account_id = s.account_id and f.factor in ('passkey', 'authenticator')) as "isActive"
from sessions s left join passkey_ceremonies c on c.session_id = s.id and c.expires_at > now()
where s.id = $1::uuid;
