-- invitations.invite
-- $1 id: uuid
-- $2 email: text
-- $3 tokenHash: bytea
-- $4 keyId: text
-- $5 name: text
-- $6 language: text
with state as materialized (
  select (exists (select from accounts a where a.email = $2::text) or exists (
    select from reversible_changes r
    where r.email = $2::text and r.expires_at > now() and r.account_id is distinct from null::uuid
  )) as is_taken, exists (
      select from invitations i where i.email = $2::text and i.origin = 'operator' and i.expires_at > now()
    ) as is_open
),
invited as (
  insert into invitations (id, email, name, origin, language, token_hash, key_id, due_at, expires_at)
  select $1::uuid, $2::text, $5::text, 'operator', $6::text, $3::bytea, $4::text, now(),
    now() + make_interval(secs => 259200)
  from state where not is_taken and not is_open
  returning id
)
select exists (select from invited) as "isInvited", is_taken as "isTaken" from state;
