-- securityEvents.list
-- $1 accountId: uuid
-- $2 before: bigint
-- $3 kinds: text[]
-- $4 onlyWarnings: boolean
-- $5 most: integer
with page as (
  select * from security_events
  where account_id = (select $1::uuid)
    and at < (select coalesce(timestamptz 'epoch' + $2::bigint * interval '1 microsecond', 'infinity'))
    and kind = any ((select $3::text[])::text[])
    and (
      not (select $4::boolean)
      or kind in ('code-refused', 'code-replayed', 'passkey-refused', 'passkey-copied') or factor = 'recovery'
      or (kind in ('signed-in', 'challenge-opened') and is_new_browser)
    )
  order by at desc
  fetch first ($5::integer) rows with ties
)
select at, (extract(epoch from at) * 1000000)::bigint as moment, kind::text, factor::text,
  is_new_browser as "isNewBrowser", browser_name as "browserName", browser_system as "browserSystem", address,
  session_id as "sessionId", browser_id as "browserId", request_id as "requestId"
from page
order by at desc, id desc;
