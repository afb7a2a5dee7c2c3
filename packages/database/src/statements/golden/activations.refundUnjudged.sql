-- activations.refundUnjudged
-- $1 sessionId: uuid
update pending_activations set attempts_left = least(10, attempts_left + 1)
where session_id = $1::uuid;
