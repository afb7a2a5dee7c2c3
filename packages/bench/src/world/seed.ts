import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createSecretSeal } from '@countersign/crypto';

export type Query = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;

/** A virtual user with a network address of its own, so that limits per network never apply to two of them. */
export interface BenchAccount {
  id: string;
  email: string;
  address: string;
  /** Null while two-factor authentication is off. */
  secret: Uint8Array | null;
  /** The value of the session cookie. */
  sessionToken: string;
  /** The value of the device cookie, which each right code renews: the last of a complete sign-in. */
  deviceToken: string;
  /** The last time step whose code was used: none is sent twice. */
  lastStep: number;
}

/** An account and the cookie of its one open challenge. */
export interface Challenged {
  account: BenchAccount;
  challengeToken: string;
}

export const PASSWORD = 'a password of nobody';

const KEY_ID = 'bench';
const key = new Uint8Array(randomBytes(32));
const secretSeal = createSecretSeal([{ id: KEY_ID, key }]);

/** SECRET_KEYS of servers that are to open what is sealed here. */
export const secretKeys = `${KEY_ID}:${Buffer.from(key).toString('base64')}`;

/** Unique for the first 16 million numbers. */
export const addressOf = (number: number): string =>
  `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;

export interface Seeding {
  /** The number of the first account; numbers are unique within a database. */
  first: number;
  count: number;
  isActive: boolean;
  passwordHash: string;
}

const BATCH = 5_000;

/** Inserts accounts in the state the product leaves them in, each with a session that has just started. */
export async function seedAccounts(query: Query, { count, first, ...common }: Seeding): Promise<BenchAccount[]> {
  const accounts: BenchAccount[] = [];
  for (let done = 0; done < count; done += BATCH) {
    const batch = Math.min(BATCH, count - done);
    accounts.push(...(await seedBatch(query, { ...common, first: first + done, count: batch })));
  }
  return accounts;
}

async function seedBatch(query: Query, { count, first, isActive, passwordHash }: Seeding): Promise<BenchAccount[]> {
  const rows = Array.from({ length: count }, (_, index) => newRow(first + index, isActive));
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
    await query(INSERT_RECOVERY_CODES, [ids, KEY_ID]);
  }
  const hashes = [column(({ session }) => session.hash), column(({ browser }) => browser.hash)];
  await query(INSERT_SESSIONS, [ids, ...hashes, isActive, column(({ browserId }) => browserId)]);
  return column(({ account }) => account);
}

function newRow(number: number, isActive: boolean) {
  const [id, authenticatorId, browserId] = [randomUUID(), randomUUID(), randomUUID()];
  const secret = isActive ? new Uint8Array(randomBytes(20)) : null;
  const sealed = secret && secretSeal.seal(secret, { accountId: id, kind: 'authenticator', id: authenticatorId });
  const [session, browser] = [newToken(), newToken()];
  const account: BenchAccount = {
    id,
    email: `member-${number}@bench.example`,
    address: addressOf(number),
    secret,
    sessionToken: session.value,
    deviceToken: `${browserId}.${browser.value}`,
    lastStep: 0,
  };
  return { account, authenticatorId, browser, browserId, sealed, session };
}

/** The browser that the account trusts since its last sign-in, or one that nobody has seen before. */
export type MintedBrowser = 'trusted' | 'new';

/** Gives each account the challenge that a correct password opens in such a browser, and refills its guessing budgets. */
export async function mintChallenges(
  query: Query,
  accounts: readonly BenchAccount[],
  browser: MintedBrowser = 'trusted',
): Promise<Challenged[]> {
  const tokens = accounts.map(() => ({ challenge: newToken(), browser: newToken() }));
  const ids = accounts.map(({ id }) => id);
  await query('delete from challenges where account_id = any($1::uuid[])', [ids]);
  await query(REFILL_BUDGETS, [ids]);
  const challengeHashes = tokens.map(({ challenge }) => challenge.hash);
  if (browser === 'trusted') {
    const browserIds = accounts.map(({ deviceToken }) => deviceToken.split('.')[0]);
    await query(INSERT_CHALLENGES_OF_TRUSTED_BROWSERS, [ids, challengeHashes, browserIds]);
  } else {
    const browserHashes = tokens.map(({ browser: { hash } }) => hash);
    await query(INSERT_CHALLENGES_OF_NEW_BROWSERS, [ids, challengeHashes, browserHashes]);
  }
  return accounts.map((account, index) => ({ account, challengeToken: tokens[index]?.challenge.value ?? '' }));
}

/**
 * The open challenge of an account and its browser, without random values and with a lifetime instead of times: equal for
 * one that was minted and one that a password opened.
 */
export const readChallenge = (query: Query, { id }: BenchAccount): Promise<object[]> => query(SELECT_CHALLENGE, [id]);

/** The value of a cookie, and the hash that the database stores. */
function newToken(): { value: string; hash: Uint8Array } {
  const value = randomBytes(32).toString('base64url');
  return { value, hash: createHash('sha256').update(value).digest() };
}

// All SQL that knows the product's schema (packages/database/src/schema) follows.

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

/** As large as the product's. No contestant answers with one. */
const INSERT_RECOVERY_CODES = `
  insert into recovery_codes (id, account_id, sealed_key, key_id, macs)
  select id, id, sha256(uuid_send(id)) || sha256(uuid_send(id)), $2, array_fill(sha256(uuid_send(id)), array[10])
  from unnest($1::uuid[]) given (id)`;

/** From a browser that two-factor authentication has made trusted, or from one that only gave a password. */
const INSERT_SESSIONS = `
  with given as (
    select * from unnest($1::uuid[], $2::bytea[], $3::bytea[], $5::uuid[]) given (account_id, session_hash, browser_hash, browser_id)
  ),
  browser as (
    insert into browsers (id, account_id, token_hash, security_epoch, password_proved, signed_in_at, trusted_until)
    select browser_id, account_id, browser_hash, 0, true, now(), case when $4 then now() + interval '180 days' end from given
    returning id, account_id
  )
  insert into sessions (id, token_hash, account_id, browser_id, amr, security_epoch, expires_at)
  select gen_random_uuid(), session_hash, account_id, browser.id, case when $4 then '{pwd,otp}'::text[] else '{pwd}' end, 0,
    now() + interval '24 hours'
  from given join browser using (account_id)`;

const REFILL_BUDGETS = `
  update attempt_budgets set short_tokens = 10, long_tokens = case trust when 'trusted' then 50 else 100 end
  where account_id = any($1::uuid[]) and short_tokens < 10`;

const INSERT_CHALLENGES_OF_NEW_BROWSERS = `
  with given as (
    select * from unnest($1::uuid[], $2::bytea[], $3::bytea[]) given (account_id, challenge_hash, browser_hash)
  ),
  browser as (
    insert into browsers (id, account_id, token_hash, security_epoch, password_proved, browser_name, browser_system)
    select gen_random_uuid(), account_id, browser_hash, 0, true, 'Chrome', 'macOS' from given
    returning id, account_id
  )
  insert into challenges (id, purpose, token_hash, account_id, browser_id, trust, security_epoch,
    attempts_left, expires_at)
  select gen_random_uuid(), 'sign-in', challenge_hash, account_id, browser.id, 'untrusted', 0, 5,
    now() + interval '10 minutes'
  from given join browser using (account_id)`;

const INSERT_CHALLENGES_OF_TRUSTED_BROWSERS = `
  with given as (
    select * from unnest($1::uuid[], $2::bytea[], $3::uuid[]) given (account_id, challenge_hash, browser_id)
  ),
  browser as (
    update browsers w set last_seen_at = now(), browser_name = 'Chrome', browser_system = 'macOS'
    from given where w.id = given.browser_id
  )
  insert into challenges (id, purpose, token_hash, account_id, browser_id, trust, security_epoch,
    attempts_left, expires_at)
  select gen_random_uuid(), 'sign-in', challenge_hash, account_id, browser_id, 'trusted', 0, 5,
    now() + interval '10 minutes'
  from given`;

const SELECT_CHALLENGE = `
  select to_jsonb(challenge) - '{id,token_hash,browser_id,created_at,expires_at}'::text[] as challenge,
    challenge.expires_at - challenge.created_at as lifetime,
    octet_length(challenge.token_hash) as token_bytes,
    to_jsonb(browser) - '{id,token_hash,last_seen_at}'::text[] as browser
  from challenges challenge join browsers browser on browser.id = challenge.browser_id
  where challenge.account_id = $1`;
