-- notices.remove
-- $1 id: uuid
-- $2 mailId: text
with delivered as (delete from notices where id = $1::uuid returning account_id)
insert into sent_mails (id, account_id, kind)
select $2::text, account_id, 'notice' from delivered
on conflict (id) do update set account_id = excluded.account_id, kind = excluded.kind;
