-- emailChanges.confirmSent
-- $1 sessionId: uuid
-- $2 id: uuid
-- $3 mailId: text
with sent as (
  update pending_email_changes set mail_id = $3::text
  where session_id = $1::uuid and id = $2::uuid
  returning account_id
)
insert into sent_mails (id, account_id, kind)
select $3::text, account_id, 'new-address' from sent
on conflict (id) do update set account_id = excluded.account_id, kind = excluded.kind;
