-- emailChanges.abandon
-- $1 sessionId: uuid
delete from pending_email_changes where session_id = $1::uuid;
