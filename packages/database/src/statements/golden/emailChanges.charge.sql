-- emailChanges.charge
-- $1 sessionId: uuid
update pending_email_changes e set attempts_left = e.attempts_left - 1
from accounts a
where e.session_id = $1::uuid and a.id = e.account_id and e.expires_at > now() and e.security_epoch = a.security_epoch and e.attempts_left > 0
returning e.id, e.mac, e.key_id as "keyId", e.attempts_left::int as "attemptsLeft";
