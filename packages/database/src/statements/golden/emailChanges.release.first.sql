-- emailChanges.release.first
-- $1 sessionId: uuid
-- $2 id: uuid
-- $3 takenKeys: bytea[]
with taken as materialized (
  select b.key from throttles b join unnest($3::bytea[]) with ordinality taken (key, place) on b.key = taken.key
  order by taken.place
  for update of b
),
refunded as (update throttles b set tokens = b.tokens + 1 from taken where b.key = taken.key)
delete from pending_email_changes e where e.session_id = $1::uuid and e.id = $2::uuid;
