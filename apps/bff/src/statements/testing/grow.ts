import type { ObservedDatabase } from '../../testing/test-database.ts';

/** As an operator of 200,000 accounts has it, each with a session, a browser and what else belongs to it. */
export async function grow({ query }: Pick<ObservedDatabase, 'query'>, accounts: number): Promise<void> {
  const some = Math.floor(accounts / 10);
  const statements = [
    `create temporary table grown as select gen_random_uuid() as id, gen_random_uuid() as other, n from generate_series(1, ${accounts}) n`,
    "insert into accounts (id, email, password_hash) select id, n || '@grown.example.com', 'x' from grown",
    `insert into attempt_budgets (account_id, trust, short_tokens, short_capacity, short_refill_seconds, long_tokens, long_capacity, long_refill_seconds)
      select id, trust, 10, 10, 86400, 50, 50, 31536000 from grown, (values ('trusted'), ('untrusted')) each (trust)`,
    "insert into mail_allowances (account_id, trust, tokens) select id, trust, 10 from grown, (values ('trusted'), ('untrusted')) each (trust)",
    `insert into authenticators (id, account_id, sealed_secret, key_id, last_step)
      select other, id, 'x', 'grown', 1 from grown`,
    `insert into browsers (id, account_id, token_hash, security_epoch, last_seen_at, trusted_until)
      select other, id, uuid_send(id), 0, now() - n * interval '1 minute', now() + interval '90 days' from grown`,
    `insert into sessions (id, token_hash, account_id, browser_id, amr, security_epoch, expires_at)
      select id, uuid_send(id), id, other, '{pwd,otp}', 0, now() + n * interval '0.4 second' from grown`,
    `insert into challenges (id, purpose, token_hash, account_id, browser_id, trust, security_epoch, attempts_left, expires_at)
      select id, 'sign-in', uuid_send(id), id, other, 'trusted', 0, 5, now() + n * interval '0.002 second' from grown`,
    `insert into email_codes (challenge_id, mac, key_id, sends_left, expires_at) select id, 'x', 'grown', 2, now() + interval '5 minutes' from grown`,
    `insert into pending_activations (account_id, authenticator_id, session_id, sealed_secret, key_id, security_epoch, attempts_left, expires_at)
      select id, other, id, 'x', 'grown', 0, 10, now() - n * interval '1 second' from grown where n <= ${some}`,
    `insert into unlock_links (token_hash, account_id, security_epoch, expires_at)
      select uuid_send(id), id, 0, now() + n * interval '0.1 second' from grown where n <= ${some}`,
    "insert into throttles (key, tokens, refilled_at) select uuid_send(id), 1, now() - n * interval '0.4 second' from grown",
    `insert into security_events (account_id, kind, at) select id, 'signed-in', now() - (${accounts} - n) * interval '1 minute' from grown order by n`,
    'drop table grown',
    'analyze',
  ];
  await query(`set session_replication_role = replica; set synchronous_commit = off; ${statements.join('; ')};
    set session_replication_role = default; set synchronous_commit = default`);
}
