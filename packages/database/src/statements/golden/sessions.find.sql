-- sessions.find
-- $1 tokenHash: bytea
with live as (
  select s.*, a.email, a.language, r.due_at as recovery_due_at
  from sessions s join accounts a on a.id = s.account_id
    left join assisted_recoveries r on r.account_id = a.id and r.security_epoch = a.security_epoch
  where s.token_hash = $1::bytea and s.expires_at > now() and s.security_epoch = a.security_epoch and s.last_seen_at > now() - make_interval(secs => 3600)
),
-- Reading the session counts as activity and extends its idle timeout.
seen as (
  update sessions s set last_seen_at = now() from live
  where s.id = live.id and live.last_seen_at < now() - make_interval(secs => 60)
  returning s.last_seen_at
)
select id, account_id as "accountId", email, language, security_epoch as "securityEpoch", amr,
  created_at as "signedInAt", expires_at as "expiresAt",
  floor(extract(epoch from least(
    expires_at,
    coalesce((select last_seen_at from seen), last_seen_at) + make_interval(secs => 3600)
  ) - now()))::int as "endsInSeconds",
  floor(extract(epoch from now() - proved_at))::int as "proofAgeSeconds",
  recovery_due_at as "recoveryDueAt"
from live;
