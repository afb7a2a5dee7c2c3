import type { ObservedDatabase } from '../../testing/test-database.ts';

/** As an operator of so many accounts has it, each with a session, a browser and what else belongs to it. */
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
    `insert into passkeys (id, account_id, credential_id, public_key, counter, is_synced, transports, name)
      select other, id, uuid_send(id), 'x', 0, false, '{internal}', 'A key' from grown`,
    `insert into recovery_codes (id, account_id, sealed_key, key_id, macs)
      select other, id, 'x', 'grown', array_fill(sha256(uuid_send(id)), array[10]) from grown`,
    `insert into browsers (id, account_id, token_hash, security_epoch, last_seen_at, trusted_until)
      select other, id, uuid_send(id), 0, now() - n * interval '1 minute', now() + interval '90 days' from grown`,
    `insert into sessions (id, token_hash, account_id, browser_id, amr, security_epoch, expires_at)
      select id, uuid_send(id), id, other, '{pwd,otp}', 0, now() + n * interval '0.4 second' from grown`,
    `insert into challenges (id, purpose, token_hash, account_id, browser_id, trust, security_epoch, attempts_left, expires_at)
      select id, 'sign-in', uuid_send(id), id, other, 'trusted', 0, 5, now() + n * interval '0.002 second' from grown`,
    `insert into passkey_ceremonies (challenge, challenge_id, expires_at)
      select uuid_send(id), id, now() + interval '5 minutes' from grown`,
    `insert into email_codes (challenge_id, mac, key_id, sends_left, mail_id, expires_at) select id, 'x', 'grown', 2, other::text, now() + interval '5 minutes' from grown`,
    `insert into pending_activations (account_id, authenticator_id, session_id, sealed_secret, key_id, security_epoch, attempts_left, expires_at)
      select id, other, id, 'x', 'grown', 0, 10, now() - n * interval '1 second' from grown where n <= ${some}`,
    `insert into pending_email_changes (id, session_id, account_id, email, mac, key_id, security_epoch, attempts_left, expires_at)
      select other, id, id, n || '@new.example.com', 'x', 'grown', 0, 5, now() + n * interval '0.01 second' from grown where n <= ${some}`,
    `insert into unlock_links (token_hash, account_id, security_epoch, expires_at)
      select uuid_send(id), id, 0, now() + n * interval '0.1 second' from grown where n <= ${some}`,
    `insert into invitations (id, email, origin, language, token_hash, key_id, due_at, expires_at)
      select id, n || '@invited.example.com', case when n % 2 = 0 then 'operator' else 'sign-up' end, 'en', uuid_send(id), 'grown',
        case when n % 100 = 0 then now() + n * interval '1 minute' end, now() + n * interval '0.5 second'
      from grown where n <= ${some}`,
    `insert into password_resets (id, request_token_hash, account_id, security_epoch, token_hash, code_mac, key_id, tries_left, tries_key,
      redeemed_token_hash, expires_at)
      select other, uuid_send(id), id, 0, uuid_send(other), 'x', 'grown', 5, uuid_send(id), uuid_send(id), now() + n * interval '0.1 second'
      from grown where n <= ${some}`,
    `insert into reversible_changes (id, account_id, kind, security_epoch, token_hash, key_id, authenticator_id, sealed_secret,
      secret_key_id, last_step, recovery_codes_id, sealed_codes_key, codes_key_id, macs, expires_at, email)
      select id, id, 'deactivated', 1, uuid_send(id), 'grown', other, 'x', 'grown', 1, id, 'x', 'grown', '{}', now() + n * interval '10 seconds', case when n % 3 = 0 then n || '@former.example.com' end
      from grown where n <= ${some}`,
    `insert into assisted_recoveries (account_id, security_epoch, start_notice_id, start_token_hash, start_key_id, cancel_notice_id,
      cancel_token_hash, cancel_key_id, expires_at, started_at, due_at)
      select id, 0, other, uuid_send(id), 'grown', id, uuid_send(other), 'grown', now() + n * interval '10 seconds', now(), now() + n * interval '4 seconds'
      from grown where n <= ${some}`,
    `insert into sent_mails (id, account_id, kind, created_at) select other::text, id, 'notice', now() - n * interval '20 seconds' from grown`,
    "insert into webhook_events (id, received_at) select 'msg_' || id, now() - n * interval '2 seconds' from grown",
    "insert into throttles (key, tokens, refilled_at) select uuid_send(id), 1, now() - n * interval '0.4 second' from grown",
    `insert into security_events (account_id, kind, at) select id, 'signed-in', now() - (${accounts} - n) * interval '1 minute' from grown order by n`,
    'drop table grown',
    'analyze',
  ];
  await query(`set session_replication_role = replica; set synchronous_commit = off; ${statements.join('; ')};
    set session_replication_role = default; set synchronous_commit = default`);
}
