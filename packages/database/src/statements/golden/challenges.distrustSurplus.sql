-- challenges.distrustSurplus
-- $1 browserId: uuid
update browsers set trusted_until = null where id in (
  select w.id from browsers newest join browsers w on w.account_id = newest.account_id and w.id <> newest.id
  where newest.id = $1::uuid and w.trusted_until is not null
  order by w.last_seen_at desc offset 9
);
