-- sessions.endOthers.challenges
-- $1 accountId: uuid
-- $2 actingSessionId: uuid
with account as materialized (
  select id, security_epoch from accounts where id = $1::uuid for no key update
),
acting as materialized (
  select s.id, s.account_id, s.browser_id, s.security_epoch
  from account a join sessions s on s.account_id = a.id and s.security_epoch = a.security_epoch
  where s.id = $2::uuid
  for no key update of s
)
delete from challenges c using acting where c.account_id = acting.account_id and c.purpose = 'sign-in';
