-- emailChanges.release.later
-- $1 sessionId: uuid
-- $2 id: uuid
-- $3 takenKeys: bytea[]
-- $4 replacedId: uuid
-- $5 email: text
-- $6 mac: bytea
-- $7 keyId: text
-- $8 attemptsLeft: integer
-- $9 mailId: text
-- $10 sentAt: timestamp with time zone
-- $11 expiresAt: timestamp with time zone
with taken as materialized (
  select b.key from throttles b join unnest($3::bytea[]) with ordinality taken (key, place) on b.key = taken.key
  order by taken.place
  for update of b
),
refunded as (update throttles b set tokens = b.tokens + 1 from taken where b.key = taken.key)
update pending_email_changes e
set id = $4::uuid, email = $5::text, mac = $6::bytea, key_id = $7::text, attempts_left = $8::integer,
  mail_id = $9::text, sent_at = $10::timestamp with time zone, expires_at = $11::timestamp with time zone
where e.session_id = $1::uuid and e.id = $2::uuid;
