-- passwordResets.redeemCode
-- $1 id: uuid
-- $2 codeMac: bytea
-- $3 tokenHash: bytea
update password_resets r set redeemed_token_hash = $3::bytea
from accounts a
where r.id = $1::uuid and r.code_mac = $2::bytea and r.redeemed_token_hash is null
  and a.id = r.account_id and r.expires_at > now() and r.security_epoch = a.security_epoch
returning r.id;
