-- challenges.refundUnjudged.passkey
-- $1 challengeId: uuid
update challenges set attempts_left = attempts_left + 1
where id = $1::uuid and attempts_left < 5;
