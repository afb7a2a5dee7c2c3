-- invitations.signUp
-- $1 id: uuid
-- $2 email: text
-- $3 tokenHash: bytea
-- $4 language: text
with known as materialized (select a.id, a.language from accounts a where a.email = $2::text),
made as (
  insert into invitations (id, email, origin, language, token_hash, expires_at)
  select $1::uuid, $2::text, 'sign-up', $4::text, $3::bytea, now() + make_interval(secs => 86400)
  from (select) one where not (exists (select from accounts a where a.email = $2::text) or exists (
    select from reversible_changes r
    where r.email = $2::text and r.expires_at > now() and r.account_id is distinct from null::uuid
  ))
  returning id
)
select not exists (select from made) as "isTaken", (select language from known) as "language", now() as "now";
