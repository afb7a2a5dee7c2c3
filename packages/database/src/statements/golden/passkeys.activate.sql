-- passkeys.activate
-- $1 requestId: uuid
-- $2 address: text
-- $3 browserName: text
-- $4 browserSystem: text
-- $5 noticeId: uuid
-- $6 language: text
-- $7 linkTokenHash: bytea
-- $8 linkKeyId: text
-- $9 accountId: uuid
-- $10 actingSessionId: uuid
-- $11 securityEpoch: integer
-- $12 tokenHash: bytea
-- $13 browserTokenHash: bytea
-- $14 asked: bytea
-- $15 passkeyId: uuid
-- $16 credentialId: bytea
-- $17 publicKey: bytea
-- $18 counter: bigint
-- $19 isSynced: boolean
-- $20 transports: text[]
-- $21 name: text
-- $22 recoveryCodesId: uuid
-- $23 recoveryKey: bytea
-- $24 recoveryKeyId: text
-- $25 recoveryMacs: bytea[]
-- $26 methods: text[]
-- 1
with account as materialized (
  select id, security_epoch from accounts where id = $9::uuid for no key update
),
acting as materialized (
  select s.id, s.account_id, s.browser_id, s.security_epoch
  from account a join sessions s on s.account_id = a.id and s.security_epoch = a.security_epoch
  where s.id = $10::uuid
  for no key update of s
),
asked as (
  delete from passkey_ceremonies c using acting
  where c.session_id = acting.id and c.challenge = $14::bytea and c.expires_at > now()
  returning c.session_id
),
changing as materialized (
  select acting.account_id
  from acting join asked on asked.session_id = acting.id join sessions s on s.id = acting.id
  where acting.security_epoch = $11::integer and not exists (select from enrolled_factors f where f.account_id = acting.account_id and f.factor in ('passkey', 'authenticator'))
    and not exists (select from passkeys k where k.credential_id = $16::bytea)
),
-- 2
counted as (
  insert into throttles as b (key, tokens) select sha256('changes of passkeys'::bytea || uuid_send(changing.account_id)), 19 from changing
  on conflict (key) do update set tokens = refilled_tokens(b.tokens, 20, 86400, b.refilled_at) - 1, refilled_at = greatest(b.refilled_at, now()) where refilled_tokens(b.tokens, 20, 86400, b.refilled_at) >= 1
  returning b.key
),
allowed as (select changing.account_id from changing, counted),
-- 3
raised as (
  update accounts a set security_epoch = a.security_epoch + 1, accepts_email_codes = (a.accepts_email_codes or not exists (select from passkeys k where k.account_id = a.id))
  from allowed where a.id = allowed.account_id and a.security_epoch = $11::integer
  returning a.id as account_id, a.security_epoch
),
-- 4
trusting as (
  select raised.account_id, raised.security_epoch, acting.browser_id from raised join acting using (account_id)
),
trusted as (
  update browsers w set token_hash = $13::bytea, security_epoch = trusting.security_epoch, password_proved = true,
    signed_in_at = coalesce(w.signed_in_at, now()),
    trusted_until = now() + make_interval(secs => 15552000)
  from trusting where w.id = trusting.browser_id
  returning w.id
),
carried_over as (
  update sessions s set token_hash = $12::bytea, security_epoch = raised.security_epoch, proved_at = now(), amr = array['pwd'] || $26::text[]
  from raised where s.id = $10::uuid
  returning s.id
),
ended_sessions as (delete from sessions s using raised where s.account_id = raised.account_id and s.id <> $10::uuid),
ended_challenges as (delete from challenges c using raised where c.account_id = raised.account_id),
-- 5
event as (
  insert into security_events (kind, account_id, session_id, browser_id, factor, request_id, address, browser_name, browser_system)
  select 'activated', account_id, $10::uuid, browser_id, ($26::text[])[cardinality($26::text[])], $1::uuid, $2::text, $3::text, $4::text
  from trusting
),
-- 6
notice as (
  insert into notices (id, account_id, kind, language, request_id, browser_name, browser_system, address, recovery_codes_left)
  select $5::uuid, a.id, 'activated', coalesce(a.language, $6::text), $1::uuid,
    $3::text, $4::text, $2::text, null
  from raised join accounts a on a.id = raised.account_id
),
-- 7
before as (
  select k.* from passkeys k join raised on k.account_id = raised.account_id for update of k
),
added as (
  insert into passkeys (id, account_id, credential_id, public_key, counter, is_synced, transports, name)
  select $15::uuid, account_id, $16::bytea, $17::bytea, $18::bigint, $19::boolean,
    $20::text[], $21::text
  from raised, (select count(*) from before) after_reading
  returning account_id, created_at
),
recovery as (
  insert into recovery_codes (id, account_id, sealed_key, key_id, macs)
  select $22::uuid, raised.account_id, $23::bytea, $24::text, $25::bytea[] from raised
  on conflict (account_id) do update set
    id = excluded.id, sealed_key = excluded.sealed_key, key_id = excluded.key_id, macs = excluded.macs,
    saved_at = null, created_at = excluded.created_at
  returning account_id, created_at
),
abandoned as (delete from pending_activations p using raised where p.account_id = raised.account_id),
kept as (
  insert into reversible_changes (id, account_id, kind, security_epoch, token_hash, key_id, expires_at, passkeys)
  select $5::uuid, raised.account_id, 'activated', raised.security_epoch, $7::bytea, $8::text,
    now() + make_interval(secs => 259200), (select jsonb_agg(to_jsonb(r)) from before r)
  from raised
)
select added.created_at as "addedAt", trusted.id as "browserId"
from added, carried_over left join trusted on true;
