-- activations.begin
-- $1 requestId: uuid
-- $2 address: text
-- $3 browser: text
-- $4 sessionId: uuid
-- $5 securityEpoch: integer
-- $6 authenticatorId: uuid
-- $7 sealedSecret: bytea
-- $8 keyId: text
with begun as (
  insert into pending_activations (account_id, authenticator_id, session_id, sealed_secret, key_id,
    security_epoch, attempts_left, expires_at)
  select a.id, $6::uuid, s.id, $7::bytea, $8::text,
    a.security_epoch, 10, now() + make_interval(secs => 900)
  from accounts a join sessions s on s.account_id = a.id
  where s.id = $4::uuid and s.security_epoch = $5::integer and a.security_epoch = s.security_epoch
    and not exists (
      select from enrolled_factors f where f.account_id = a.id and f.factor in ('authenticator')
    )
  -- Held, since whoever changes the factors meanwhile ends it.
  for key share of s
  on conflict (session_id) do update set
    authenticator_id = excluded.authenticator_id, sealed_secret = excluded.sealed_secret,
    key_id = excluded.key_id, security_epoch = excluded.security_epoch,
    attempts_left = excluded.attempts_left, created_at = now(), expires_at = excluded.expires_at
  returning account_id, session_id, expires_at
),
event as (
  insert into security_events (kind, account_id, session_id, request_id, address, browser)
  select 'activation-begun', account_id, session_id, $1::uuid, $2::text, $3::text
  from begun
)
select expires_at as "expiresAt" from begun;
