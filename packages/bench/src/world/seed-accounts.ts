import { randomBytes, randomUUID } from 'node:crypto';
import type { Query } from '../postgres/connection.ts';
import { addressOf, type BenchAccount } from './account.ts';
import { seal } from './seal.ts';
import { newToken } from './tokens.ts';

const BATCH = 5_000;

export interface Seeding {
  /** Numbers that no account of this database has yet. */
  first: number;
  count: number;
  isActive: boolean;
  passwordHash: string;
}

/** Accounts as the product leaves them, each with a session that was begun just now. */
export async function seedAccounts(query: Query, { count, first, ...same }: Seeding): Promise<BenchAccount[]> {
  const accounts: BenchAccount[] = [];
  for (let done = 0; done < count; done += BATCH) {
    const batch = Math.min(BATCH, count - done);
    accounts.push(...(await seedBatch(query, { ...same, first: first + done, count: batch })));
  }
  return accounts;
}

async function seedBatch(query: Query, { count, first, isActive, passwordHash }: Seeding): Promise<BenchAccount[]> {
  const rows = Array.from({ length: count }, (_, index) => rowOf(first + index, isActive));
  const column = <Value>(read: (row: (typeof rows)[number]) => Value) => rows.map(read);
  const ids = column(({ account }) => account.id);
  await query(INSERT_ACCOUNTS, [ids, column(({ account }) => account.email), passwordHash]);
  if (isActive) {
    await query(INSERT_AUTHENTICATORS, [
      column(({ authenticatorId }) => authenticatorId),
      ids,
      column(({ sealed }) => sealed?.sealed),
      column(({ sealed }) => sealed?.keyId),
    ]);
  }
  const hashes = [column(({ session }) => session.hash), column(({ browser }) => browser.hash)];
  await query(INSERT_SESSIONS, [ids, ...hashes, isActive]);
  return column(({ account }) => account);
}

function rowOf(number: number, isActive: boolean) {
  const [id, authenticatorId] = [randomUUID(), randomUUID()];
  const secret = isActive ? new Uint8Array(randomBytes(20)) : null;
  const sealed = secret && seal.seal(secret, { accountId: id, authenticatorId });
  const [session, browser] = [newToken(), newToken()];
  const account: BenchAccount = {
    id,
    email: `member-${number}@bench.example`,
    address: addressOf(number),
    secret,
    sessionToken: session.value,
    lastStep: 0,
  };
  return { account, authenticatorId, browser, sealed, session };
}

const INSERT_ACCOUNTS = `
  with added as (
    insert into accounts (id, email, password_hash)
    select id, email, $3 from unnest($1::uuid[], $2::text[]) given (id, email)
    returning id
  ),
  budgets as (
    insert into attempt_budgets (account_id, trust, short_tokens, short_capacity, short_refill_seconds,
      long_tokens, long_capacity, long_refill_seconds)
    select id, trust, 10, 10, 86400, long, long, 31536000
    from added, (values ('trusted', 50), ('untrusted', 100)) full_budget (trust, long)
  )
  insert into mail_allowances (account_id, trust, tokens)
  select id, trust, 10 from added, (values ('trusted'), ('untrusted')) class (trust)`;

const INSERT_AUTHENTICATORS = `
  insert into authenticators (id, account_id, sealed_secret, key_id, last_step)
  select id, account_id, sealed, key_id, 0
  from unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::text[]) given (id, account_id, sealed, key_id)`;

/** From a browser that two-factor authentication has made trusted, or from one that gave a password. */
const INSERT_SESSIONS = `
  with given as (
    select * from unnest($1::uuid[], $2::bytea[], $3::bytea[]) given (account_id, session_hash, browser_hash)
  ),
  met as (
    insert into browsers (id, account_id, token_hash, security_epoch, password_proved, trusted_until)
    select gen_random_uuid(), account_id, browser_hash, 0, true, case when $4 then now() + interval '180 days' end from given
    returning id, account_id
  )
  insert into sessions (id, token_hash, account_id, browser_id, amr, security_epoch, expires_at)
  select gen_random_uuid(), session_hash, account_id, met.id, case when $4 then '{pwd,otp}'::text[] else '{pwd}' end, 0,
    now() + interval '24 hours'
  from given join met using (account_id)`;
