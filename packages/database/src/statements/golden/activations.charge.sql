-- activations.charge
-- $1 sessionId: uuid
update pending_activations p set attempts_left = p.attempts_left - 1
from accounts a
where p.session_id = $1::uuid and p.replaces is null and not exists (select from enrolled_factors f where f.account_id = p.account_id and f.factor in ('passkey', 'authenticator')) and a.id = p.account_id and p.expires_at > now() and p.security_epoch = a.security_epoch and p.attempts_left > 0
returning p.authenticator_id as "authenticatorId", p.sealed_secret as "sealedSecret", p.key_id as "keyId", p.expires_at as "expiresAt", p.attempts_left::int as "attemptsLeft",
  extract(epoch from clock_timestamp())::float8 * 1000 as "now";
