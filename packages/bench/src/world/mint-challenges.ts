import type { Query } from '../postgres/connection.ts';
import type { BenchAccount } from './account.ts';
import { newToken } from './tokens.ts';

/** An account with the cookie of its one open challenge. */
export interface Challenged {
  account: BenchAccount;
  challengeToken: string;
}

/** What a right password leaves where two-factor authentication is on, without a password; full budgets besides. */
export async function mintChallenges(query: Query, accounts: readonly BenchAccount[]): Promise<Challenged[]> {
  const tokens = accounts.map(() => ({ challenge: newToken(), browser: newToken() }));
  const ids = accounts.map(({ id }) => id);
  await query('delete from challenges where account_id = any($1::uuid[])', [ids]);
  await query(FILL_BUDGETS, [ids]);
  await query(INSERT_CHALLENGES, [
    ids,
    tokens.map(({ challenge }) => challenge.hash),
    tokens.map(({ browser }) => browser.hash),
  ]);
  return accounts.map((account, index) => ({ account, challengeToken: tokens[index]?.challenge.value ?? '' }));
}

const FILL_BUDGETS = `
  update attempt_budgets set short_tokens = 10, long_tokens = case trust when 'trusted' then 50 else 100 end
  where account_id = any($1::uuid[]) and short_tokens < 10`;

const INSERT_CHALLENGES = `
  with given as (
    select * from unnest($1::uuid[], $2::bytea[], $3::bytea[]) given (account_id, challenge_hash, browser_hash)
  ),
  met as (
    insert into browsers (id, account_id, token_hash, security_epoch, password_proved)
    select gen_random_uuid(), account_id, browser_hash, 0, true from given
    returning id, account_id
  )
  insert into challenges (id, purpose, token_hash, account_id, browser_id, trust, security_epoch,
    attempts_left, expires_at)
  select gen_random_uuid(), 'sign-in', challenge_hash, account_id, met.id, 'untrusted', 0, 5,
    now() + interval '10 minutes'
  from given join met using (account_id)`;
