-- invitations.withdraw
-- $1 email: text
-- Locked in the order in which an acceptance locks them.
with links as materialized (
  select id, expires_at from invitations where email = $1::text order by id for update
),
withdrawn as (delete from invitations i using links where i.id = links.id)
select exists (select from links where expires_at > now()) as "isWithdrawn";
