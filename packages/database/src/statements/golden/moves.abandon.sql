-- moves.abandon
-- $1 sessionId: uuid
delete from pending_activations p where p.session_id = $1::uuid and p.replaces is not null;
