-- passwordResets.find
-- $1 tokenHash: bytea
select a.id as "accountId", a.email from password_resets r join accounts a on a.id = r.account_id
where (r.token_hash = $1::bytea or r.redeemed_token_hash = $1::bytea) and r.expires_at > now() and r.security_epoch = a.security_epoch;
