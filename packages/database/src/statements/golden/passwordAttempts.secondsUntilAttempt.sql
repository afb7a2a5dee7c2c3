-- passwordAttempts.secondsUntilAttempt
-- $1 judgedKey: bytea
-- $2 knownKey: bytea
-- $3 networkKey: bytea
-- $4 siteKey: bytea
-- $5 accountKey: bytea
-- $6 failuresKey: bytea
select ceil(greatest(1, greatest(
  coalesce((select seconds_to_token(refilled_tokens(b.tokens, 100, 1800, b.refilled_at), 100, 1800) from throttles b where b.key = $1::bytea), 0),
  least(
    case when $2::bytea is not null then coalesce((select seconds_to_token(refilled_tokens(b.tokens, 10, 600, b.refilled_at), 10, 600) from throttles b where b.key = $2::bytea), 0) end,
    greatest(
      coalesce((select seconds_to_token(refilled_tokens(b.tokens, 20, 900, b.refilled_at), 20, 900) from throttles b where b.key = $3::bytea), 0),
      coalesce((select seconds_to_token(refilled_tokens(b.tokens, 200, 900, b.refilled_at), 200, 900) from throttles b where b.key = $4::bytea), 0),
      coalesce((select seconds_to_token(refilled_tokens(b.tokens, 20, 7200, b.refilled_at), 20, 7200) from throttles b where b.key = $5::bytea), 0),
      coalesce((select case when case when b.refilled_at <= now() - make_interval(secs => 86400) then 100::float8 else least(100, b.tokens) end >= 1 then 0 else extract(epoch from b.refilled_at - now())::float8 + 86400 end from throttles b where b.key = $6::bytea), 0)
    )
  )
)))::int as "seconds";
