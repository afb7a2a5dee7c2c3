-- challenges.find
-- $1 tokenHash: bytea
with challenge as (
  select c.id, c.account_id, c.trust, c.attempts_left, c.expires_at
  from challenges c join accounts a on a.id = c.account_id
  where c.token_hash = $1::bytea and c.expires_at > now() and c.security_epoch = a.security_epoch and c.attempts_left > 0
)
select c.id, c.account_id as "accountId", a.email, array(select distinct f.factor from enrolled_factors f where f.account_id = a.id) as "enrolledFactors",
  c.expires_at as "expiresAt",
  floor(least(c.attempts_left, refilled_tokens(b.short_tokens, b.short_capacity, b.short_refill_seconds, b.refilled_at), refilled_tokens(b.long_tokens, b.long_capacity, b.long_refill_seconds, b.refilled_at)))::int as "attemptsLeft",
  case when e.has_left then e.sent_at end as "codeSentAt", case when e.has_left and e.mail_id is not null then coalesce(m.delivery::text, 'pending') end as "codeDelivery",
  case when a.email_held_until > now() then a.email_held_until end as "emailHeldUntil", (a.accepts_email_codes or not exists (select from passkeys k where k.account_id = a.id)) as "acceptsEmailCodes"
from challenge c join accounts a on a.id = c.account_id
  join attempt_budgets b on b.account_id = c.account_id and b.trust = c.trust
  left join email_codes e on e.challenge_id = c.id
  left join sent_mails m on m.id = e.mail_id;
