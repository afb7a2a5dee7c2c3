-- emailCodes.reserve
-- $1 challengeId: uuid
-- $2 mac: bytea
-- $3 keyId: text
-- 1 Lock the open challenge: requests for one challenge take turns.
with challenge as materialized (
  select c.id, c.account_id, c.trust, c.expires_at, a.email, a.language, case when a.email_held_until > now() then a.email_held_until end as held_until,
    (c.purpose <> 'sign-in' or (a.accepts_email_codes or not exists (select from passkeys k where k.account_id = a.id))) as is_accepted
  from challenges c join accounts a on a.id = c.account_id
  where c.id = $1::uuid and c.expires_at > now() and c.security_epoch = a.security_epoch and c.attempts_left > 0
  for update of c
),
-- 2 Lock what may pay: a trusted browser's own allowance first, then that of all others, should somebody have copied
--   its cookie.
allowances as materialized (
  select b.account_id, b.trust, refilled_tokens(b.tokens, 10, 86400, b.refilled_at) as tokens
  from mail_allowances b join challenge on b.account_id = challenge.account_id and b.trust in (challenge.trust, 'untrusted')
  order by b.trust
  for update of b
),
payer as (
  select b.account_id, b.trust from allowances b, challenge where b.tokens >= 1 and challenge.held_until is null and challenge.is_accepted
  order by b.trust limit 1
),
-- 3 Store the code: the challenge's first, or in place of the last one.
stored as (
  insert into email_codes as e (challenge_id, mac, key_id, expires_at, sends_left)
  select id, $2::bytea, $3::text, least(expires_at, now() + make_interval(secs => 600)), 2
  from challenge, payer
  on conflict (challenge_id) do update
    set mac = excluded.mac, key_id = excluded.key_id, expires_at = excluded.expires_at, has_left = false,
      sent_at = now(), sends_left = e.sends_left - 1
    where e.sends_left > 0 and e.sent_at <= now() - make_interval(secs => 60)
  returning challenge_id
),
-- 4 Take the send off the allowance that pays.
paid as (
  update mail_allowances b set tokens = refilled_tokens(b.tokens, 10, 86400, b.refilled_at) - 1, refilled_at = greatest(b.refilled_at, now())
  from payer, stored where b.account_id = payer.account_id and b.trust = payer.trust
  returning b.trust
)
select challenge.email, challenge.language, challenge.expires_at as "challengeExpiresAt", now() as "now",
  challenge.held_until as "heldUntil", challenge.is_accepted as "isAccepted",
  paid.trust as "paidBy", e.mac as "replacedMac", e.key_id as "replacedKeyId", e.expires_at as "replacedExpiresAt",
  e.sent_at as "sentAt", e.has_left as "hasLeft", coalesce(e.sends_left, 3)::int as "sendsLeft",
  extract(epoch from challenge.expires_at - now())::float8 as "secondsToChallengeEnd",
  coalesce(extract(epoch from e.sent_at - now())::float8 + 60, 0) as "secondsToResend",
  (select min(seconds_to_token(tokens, 10, 86400)) from allowances) as "secondsToToken"
from challenge left join paid on true left join email_codes e on e.challenge_id = challenge.id;
