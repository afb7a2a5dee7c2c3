-- passkeys.beginSignIn
-- $1 tokenHash: bytea
-- $2 expectedId: text
-- $3 asked: bytea
with challenge as materialized (
  select c.id, c.account_id from challenges c join accounts a on a.id = c.account_id
  where c.token_hash = $1::bytea and ($2::text is null or c.id::text = $2::text) and c.expires_at > now() and c.security_epoch = a.security_epoch and c.attempts_left > 0
  for update of c
),
begun as (
  insert into passkey_ceremonies (challenge, challenge_id, expires_at)
  select $3::bytea, id, now() + make_interval(secs => 300) from challenge
  on conflict (challenge_id) do update set challenge = excluded.challenge, expires_at = excluded.expires_at
)
select array(select k.credential_id from passkeys k where k.account_id = challenge.account_id order by k.id) as "credentialIds",
coalesce((
  select jsonb_agg(to_jsonb(k.transports) order by k.id) from passkeys k where k.account_id = challenge.account_id
), '[]') as "transports" from challenge;
