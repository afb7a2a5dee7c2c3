-- activations.abandon
-- $1 sessionId: uuid
delete from pending_activations p where p.session_id = $1::uuid and p.replaces is null and not exists (select from enrolled_factors f where f.account_id = p.account_id and f.factor in ('passkey', 'authenticator'));
