-- emailChanges.begin
-- $1 accountId: uuid
-- $2 actingSessionId: uuid
-- $3 requestId: uuid
-- $4 address: text
-- $5 browserName: text
-- $6 browserSystem: text
-- $7 securityEpoch: integer
-- $8 id: uuid
-- $9 email: text
-- $10 mac: bytea
-- $11 keyId: text
-- $12 accountKey: bytea
-- $13 addressKey: bytea
-- 1 One that has proved a factor other than email, where the account has one.
with account as materialized (
  select id, security_epoch from accounts where id = $1::uuid for no key update
),
acting as materialized (
  select s.id, s.account_id, s.browser_id, s.security_epoch
  from account a join sessions s on s.account_id = a.id and s.security_epoch = a.security_epoch
  where s.id = $2::uuid
  for no key update of s
),
asking as materialized (
  select acting.id, acting.account_id, acting.security_epoch,
    not exists (select from enrolled_factors f where f.account_id = acting.account_id and f.factor in ('passkey', 'authenticator')) or s.amr && array['hwk', 'swk', 'otp', 'recovery'] as is_allowed
  from acting join sessions s using (id)
  where acting.security_epoch = $7::integer
),
-- 2
pending as materialized (
  select e.* from pending_email_changes e join asking on e.session_id = asking.id for update of e
),
waiting as (
  select coalesce(extract(epoch from max(sent_at) - now())::float8 + 60, 0) as seconds
  from pending where email = $9::text
),
-- 3 Looked at before anything is taken. Another address may be asked for at once.
ready as (
  select asking.* from asking, waiting
  where is_allowed and seconds <= 0 and coalesce((select refilled_tokens(b.tokens, 5, 86400, b.refilled_at) >= 1 from throttles b where b.key = $12::bytea), true) and coalesce((select refilled_tokens(b.tokens, 3, 86400, b.refilled_at) >= 1 from throttles b where b.key = $13::bytea), true)
),
-- 4
of_account as (
  insert into throttles as b (key, tokens) select $12::bytea, 4 from ready
  on conflict (key) do update set tokens = refilled_tokens(b.tokens, 5, 86400, b.refilled_at) - 1, refilled_at = greatest(b.refilled_at, now()) where refilled_tokens(b.tokens, 5, 86400, b.refilled_at) >= 1
  returning b.key
),
of_address as (
  insert into throttles as b (key, tokens) select $13::bytea, 2 from of_account
  on conflict (key) do update set tokens = refilled_tokens(b.tokens, 3, 86400, b.refilled_at) - 1, refilled_at = greatest(b.refilled_at, now()) where refilled_tokens(b.tokens, 3, 86400, b.refilled_at) >= 1
  returning b.key
),
-- 5
stored as (
  insert into pending_email_changes (id, session_id, account_id, email, mac, key_id, security_epoch, attempts_left, expires_at)
  select $8::uuid, ready.id, ready.account_id, $9::text, $10::bytea, $11::text, ready.security_epoch, 5,
    now() + make_interval(secs => 600)
  from ready, of_address
  on conflict (session_id) do update set
    id = excluded.id, email = excluded.email, mac = excluded.mac, key_id = excluded.key_id,
    security_epoch = excluded.security_epoch, attempts_left = excluded.attempts_left, mail_id = null, sent_at = now(),
    expires_at = excluded.expires_at
  returning id, account_id, session_id
),
event as (
  insert into security_events (kind, account_id, session_id, request_id, address, browser_name, browser_system)
  select 'email-change-begun', account_id, session_id, $3::uuid, $4::text, $5::text, $6::text
  from stored
)
select asking.is_allowed as "isAllowed", stored.id is not null as "isStored", owner.id is not null as "hasAccount",
  coalesce(owner.language, a.language) as "language", now() as "now",
  ceil(greatest(1, waiting.seconds, coalesce((select seconds_to_token(refilled_tokens(b.tokens, 5, 86400, b.refilled_at), 5, 86400) from throttles b where b.key = $12::bytea), 0), coalesce((select seconds_to_token(refilled_tokens(b.tokens, 3, 86400, b.refilled_at), 3, 86400) from throttles b where b.key = $13::bytea), 0)))::int as "retryAfter",
  pending.id as "replacedId", pending.email as "replacedEmail", pending.mac as "replacedMac", pending.key_id as "replacedKeyId",
  pending.attempts_left::int as "replacedAttempts", pending.mail_id as "replacedMailId", pending.sent_at as "replacedSentAt",
  pending.expires_at as "replacedExpiresAt"
from asking join accounts a on a.id = asking.account_id cross join waiting
  left join accounts owner on owner.email = $9::text left join pending on true left join stored on true;
