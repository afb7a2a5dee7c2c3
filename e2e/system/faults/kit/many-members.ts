import { randomBytes } from 'node:crypto';
import { type AuthenticatorApp, authenticatorApp } from '@countersign/bff/testing/authenticator-app';
import type { Keyring } from '@countersign/crypto';
import { createSecretSeal } from '@countersign/crypto';
import type { TestDatabase } from '@countersign/database/testing';
import { demoMember } from '../../kit/member.ts';

export interface Member {
  readonly id: string;
  readonly email: string;
  /** Null while two-factor authentication is inactive. */
  readonly authenticator: AuthenticatorApp | null;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const someTextKey = () => Array.from(randomBytes(32), (byte) => LETTERS[byte % LETTERS.length]).join('');

/** Adds accounts that share the demo account's password hash; every third has no authenticator. */
export async function addMembers(
  query: TestDatabase['query'],
  keyring: Keyring,
  count: number,
): Promise<readonly Member[]> {
  const members = Array.from({ length: count }, (_, index): Member => {
    const id = crypto.randomUUID();
    return { id, email: `${id}@example.com`, authenticator: index % 3 === 2 ? null : authenticatorApp(someTextKey()) };
  });
  await query(
    `with template as (select * from accounts where email = $1),
    account as (
      insert into accounts (id, email, password_hash)
      select given.id, given.id || '@example.com', password_hash from unnest($2::uuid[]) given (id), template
      returning id
    ),
    budget as (
      insert into attempt_budgets (account_id, trust, short_tokens, short_capacity, short_refill_seconds,
        long_tokens, long_capacity, long_refill_seconds)
      select account.id, b.trust, b.short_tokens, b.short_capacity, b.short_refill_seconds,
        b.long_tokens, b.long_capacity, b.long_refill_seconds
      from account, attempt_budgets b join template on template.id = b.account_id
    )
    insert into mail_allowances (account_id, trust, tokens)
    select account.id, m.trust, m.tokens from account, mail_allowances m join template on template.id = m.account_id`,
    [demoMember.email, members.map(({ id }) => id)],
  );
  await addAuthenticators(query, keyring, members);
  return members;
}

async function addAuthenticators(query: TestDatabase['query'], keyring: Keyring, members: readonly Member[]) {
  const seal = createSecretSeal(keyring);
  const rows = members.flatMap(({ authenticator, id: accountId }) => {
    if (!authenticator) return [];
    const authenticatorId = crypto.randomUUID();
    return [
      {
        accountId,
        authenticatorId,
        ...seal.seal(authenticator.secret, { accountId, kind: 'authenticator', id: authenticatorId }),
      },
    ];
  });
  await query(
    `insert into authenticators (id, account_id, sealed_secret, key_id, last_step)
    select id, account_id, sealed, key_id, 0
    from unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::text[]) as given (id, account_id, sealed, key_id)`,
    [
      rows.map(({ authenticatorId }) => authenticatorId),
      rows.map(({ accountId }) => accountId),
      rows.map(({ sealed }) => Buffer.from(sealed)),
      rows.map(({ keyId }) => keyId),
    ],
  );
}
