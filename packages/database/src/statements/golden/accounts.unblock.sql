-- accounts.unblock
-- $1 email: text
with account as materialized (
  select id, security_epoch, blocked_at from accounts where email = $1::text for no key update
),
unblocked as (
  update accounts a set blocked_at = null, blocked_reason = null
  from account where a.id = account.id and account.blocked_at is not null
  returning a.id as account_id
),
event as (
  insert into security_events (kind, account_id)
  select 'unblocked', account_id
  from unblocked
)
select exists (select from unblocked) as "isDone" from account;
