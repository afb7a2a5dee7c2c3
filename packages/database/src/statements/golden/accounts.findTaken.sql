-- accounts.findTaken
-- $1 emails: text[]
select email from accounts where email = any ($1::text[])
union
select wanted.email from unnest($1::text[]) wanted (email) where exists (
  select from reversible_changes r
  where r.email = wanted.email and r.expires_at > now() and r.account_id is distinct from null::uuid
);
