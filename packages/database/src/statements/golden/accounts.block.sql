-- accounts.block
-- $1 email: text
-- $2 reason: text
with account as materialized (
  select id, security_epoch, blocked_at from accounts where email = $1::text for no key update
),
raised as (
  update accounts a set blocked_at = now(), blocked_reason = $2::text, security_epoch = account.security_epoch + 1
  from account where a.id = account.id and account.blocked_at is null
  returning a.id as account_id
),
ended_sessions as (delete from sessions s using raised where s.account_id = raised.account_id),
ended_challenges as (delete from challenges c using raised where c.account_id = raised.account_id),
ended_recoveries as (delete from assisted_recoveries r using raised where r.account_id = raised.account_id),
event as (
  insert into security_events (kind, account_id, reason)
  select 'blocked', account_id, $2::text
  from raised
)
select exists (select from raised) as "isDone" from account;
