-- passkeys.beginRegistration
-- $1 accountId: uuid
-- $2 actingSessionId: uuid
-- $3 asked: bytea
with account as materialized (
  select id, security_epoch from accounts where id = $1::uuid for no key update
),
acting as materialized (
  select s.id, s.account_id, s.browser_id, s.security_epoch
  from account a join sessions s on s.account_id = a.id and s.security_epoch = a.security_epoch
  where s.id = $2::uuid
  for no key update of s
),
begun as (
  insert into passkey_ceremonies (challenge, session_id, expires_at)
  select $3::bytea, acting.id, now() + make_interval(secs => 300) from acting
  on conflict (session_id) do update set challenge = excluded.challenge, expires_at = excluded.expires_at
)
select (select count(*)::int from passkeys k where k.account_id = acting.account_id) as "count",
  array(select k.credential_id from passkeys k where k.account_id = acting.account_id order by k.id) as "credentialIds",
  coalesce((
    select jsonb_agg(to_jsonb(k.transports) order by k.id) from passkeys k where k.account_id = acting.account_id
  ), '[]') as "transports"
from acting;
