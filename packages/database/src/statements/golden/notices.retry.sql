-- notices.retry
-- $1 ids: text[]
update notices n set due_at = now(),
  tries = case when n.given_up_at is null then n.tries else 0 end,
  retries = case when n.given_up_at is null then n.retries else n.retries + 1 end,
  retried_at = case when n.given_up_at is null then n.retried_at else now() end,
  given_up_at = null
where $1::text[] is null or n.id::text = any ($1::text[])
returning n.id;
