-- codeTests.postponeCheckUp
-- $1 accountId: uuid
-- One that is not due stays as it is: it can be neither brought forward nor put off for good.
update authenticators t
set check_up_at = case when t.check_up_at <= now() and t.last_step <= extract(epoch from t.created_at) / 30 + 1 then now() + make_interval(secs => 2592000) else t.check_up_at end
where account_id = $1::uuid
returning id;
