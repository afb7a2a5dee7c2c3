-- sentMails.keepLinkMail
-- $1 mailId: text
-- $2 kind: text
-- $3 email: text
insert into sent_mails (id, account_id, kind)
select $1::text, account_id, $2::text from (select id as account_id from accounts where email = $3::text) account
on conflict (id) do update set account_id = excluded.account_id, kind = excluded.kind;
