-- sentMails.keepSignUpMail
-- $1 mailId: text
-- $2 email: text
insert into sent_mails (id, account_id, kind)
select $1::text, account_id, 'sign-up' from (select (select id from accounts where email = $2::text) as account_id) account
on conflict (id) do update set account_id = excluded.account_id, kind = excluded.kind;
