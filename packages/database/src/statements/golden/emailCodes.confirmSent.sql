-- emailCodes.confirmSent
-- $1 challengeId: uuid
-- $2 mac: bytea
-- $3 mailId: text
with code as (
  update email_codes set has_left = true, mail_id = $3::text
  where challenge_id = $1::uuid and mac = $2::bytea
  returning challenge_id
)
insert into sent_mails (id, account_id, kind)
select $3::text, account_id, 'email-code' from code join challenges c on c.id = code.challenge_id where $3::text is not null
on conflict (id) do update set account_id = excluded.account_id, kind = excluded.kind
returning delivery;
