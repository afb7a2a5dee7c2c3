-- deactivations.findCode
-- $1 sessionId: uuid
select a.email, c.expires_at as "challengeExpiresAt", e.sent_at as "sentAt", case when e.has_left and e.mail_id is not null then coalesce(m.delivery::text, 'pending') end as "delivery"
from challenges c join accounts a on a.id = c.account_id join email_codes e on e.challenge_id = c.id
  left join sent_mails m on m.id = e.mail_id
where c.session_id = $1::uuid and c.purpose = 'deactivation' and c.expires_at > now() and c.security_epoch = a.security_epoch and e.has_left and e.expires_at > now();
