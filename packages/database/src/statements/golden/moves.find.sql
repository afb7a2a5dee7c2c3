-- moves.find
-- $1 sessionId: uuid
select p.authenticator_id as "authenticatorId", p.sealed_secret as "sealedSecret", p.key_id as "keyId", p.expires_at as "expiresAt"
from pending_activations p join accounts a on a.id = p.account_id
where p.session_id = $1::uuid and p.replaces is not null and p.expires_at > now() and p.security_epoch = a.security_epoch and p.attempts_left > 0;
