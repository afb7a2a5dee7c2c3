-- emailCodes.confirmSent
-- $1 challengeId: uuid
-- $2 mac: bytea
update email_codes set has_left = true where challenge_id = $1::uuid and mac = $2::bytea;
