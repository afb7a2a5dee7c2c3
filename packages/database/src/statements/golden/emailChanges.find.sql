-- emailChanges.find
-- $1 sessionId: uuid
select e.email, e.sent_at as "sentAt", e.expires_at as "expiresAt",
  case when e.mail_id is not null then coalesce(m.delivery::text, 'pending') end as "delivery"
from pending_email_changes e join accounts a on a.id = e.account_id left join sent_mails m on m.id = e.mail_id
where e.session_id = $1::uuid and e.expires_at > now() and e.security_epoch = a.security_epoch and e.attempts_left > 0;
