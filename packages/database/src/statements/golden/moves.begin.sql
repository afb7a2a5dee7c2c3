-- moves.begin
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 sessionId: uuid
-- $6 securityEpoch: integer
-- $7 authenticatorId: uuid
-- $8 sealedSecret: bytea
-- $9 keyId: text
with begun as (
  insert into pending_activations (account_id, authenticator_id, session_id, sealed_secret, key_id,
    security_epoch, replaces, attempts_left, expires_at)
  select a.id, $7::uuid, s.id, $8::bytea, $9::text,
    a.security_epoch, (select t.id from authenticators t where t.account_id = a.id), 10, now() + make_interval(secs => 900)
  from accounts a join sessions s on s.account_id = a.id
  where s.id = $5::uuid and s.security_epoch = $6::integer and a.security_epoch = s.security_epoch
    and exists (select from authenticators t where t.account_id = a.id) and s.amr && array['hwk', 'swk', 'otp', 'recovery']
        and coalesce((select refilled_tokens(b.tokens, 5, 86400, b.refilled_at) >= 1 from throttles b where b.key = sha256('changes of factors'::bytea || uuid_send(a.id))), true)
  -- Held, since whoever changes the factors meanwhile ends it.
  for key share of s
  on conflict (session_id) do update set
    authenticator_id = excluded.authenticator_id, sealed_secret = excluded.sealed_secret,
    key_id = excluded.key_id, security_epoch = excluded.security_epoch, replaces = excluded.replaces,
    attempts_left = excluded.attempts_left, created_at = now(), expires_at = excluded.expires_at
  returning account_id, session_id, expires_at
),
event as (
  insert into security_events (kind, account_id, session_id, request_id, address, browser_name, browser_system)
  select 'move-begun', account_id, session_id, $1::uuid, $2::text, $3::text, $4::text
  from begun
)
select expires_at as "expiresAt" from begun;
