-- activations.refundUnjudged
-- $1 sessionId: uuid
update pending_activations p set attempts_left = least(10, p.attempts_left + 1)
where p.session_id = $1::uuid and p.replaces is null and not exists (select from enrolled_factors f where f.account_id = p.account_id and f.factor in ('passkey', 'authenticator'));
