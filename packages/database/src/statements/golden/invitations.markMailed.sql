-- invitations.markMailed
-- $1 id: uuid
-- $2 mailId: text
with mailed as (update invitations set due_at = null where id = $1::uuid returning null::uuid as account_id)
insert into sent_mails (id, account_id, kind)
select $2::text, account_id, 'invitation' from mailed
on conflict (id) do update set account_id = excluded.account_id, kind = excluded.kind;
