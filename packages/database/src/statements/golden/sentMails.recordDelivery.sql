-- sentMails.recordDelivery
-- $1 eventId: text
-- $2 sentAt: double precision
-- $3 mailId: text
-- $4 delivery: text
-- 1
with message as (
  select abs(extract(epoch from now())::float8 - $2::double precision) <= 300 as is_recent
),
-- 2
event as (
  insert into webhook_events (id) select $1::text from message where is_recent
  on conflict (id) do nothing
  returning id
),
-- 3 It may come before the mail's id is kept, or be about a mail of another program with the same key.
marked as (
  insert into sent_mails as m (id, delivery, delivery_at) select $3::text, $4::text, now() from event
  on conflict (id) do update set delivery = excluded.delivery, delivery_at = now()
    where m.delivery is null or array_position(array['delayed', 'delivered', 'bounced', 'complained'], excluded.delivery::text) > array_position(array['delayed', 'delivered', 'bounced', 'complained'], m.delivery::text)
  returning id
)
select is_recent as "isRecent", exists (select from event) as "isFirst", exists (select from marked) as "isNews"
from message;
