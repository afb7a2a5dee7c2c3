-- invitations.find
-- $1 tokenHash: bytea
select i.email, i.name, i.expires_at as "expiresAt", (exists (select from accounts a where a.email = i.email) or exists (
  select from reversible_changes r
  where r.email = i.email and r.expires_at > now() and r.account_id is distinct from null::uuid
)) as "isTaken"
from invitations i where i.token_hash = $1::bytea and i.expires_at > now();
