-- passwordAttempts.refund
-- $1 keys: bytea[]
-- Locked in the order in which an attempt takes them.
with taken as materialized (
  select b.key from throttles b join unnest($1::bytea[]) with ordinality taken (key, place) on b.key = taken.key
  order by taken.place
  for update of b
)
update throttles b set tokens = b.tokens + 1 from taken where b.key = taken.key;
