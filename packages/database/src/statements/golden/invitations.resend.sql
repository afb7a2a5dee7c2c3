-- invitations.resend
-- $1 id: uuid
-- $2 email: text
-- $3 tokenHash: bytea
-- $4 keyId: text
with state as materialized (select (exists (select from accounts a where a.email = $2::text) or exists (
  select from reversible_changes r
  where r.email = $2::text and r.expires_at > now() and r.account_id is distinct from null::uuid
)) as is_taken),
resent as (
  insert into invitations (id, email, name, origin, language, token_hash, key_id, due_at, expires_at)
  select $1::uuid, i.email, i.name, i.origin, i.language, $3::bytea, $4::text, now(),
    now() + make_interval(secs => 259200)
  from state, invitations i
  where not is_taken and i.email = $2::text and i.origin = 'operator' and i.expires_at > now()
  order by i.created_at desc limit 1
  returning id
)
select exists (select from resent) as "isResent", is_taken as "isTaken" from state;
