import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guessingBudget, trusts } from '@countersign/two-factor';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import journal from '../../migrations/meta/_journal.json' with { type: 'json' };
import { createAccounts } from '../repositories/accounts.ts';
import { emptyTestDatabase, migrationsFolder } from '../testing/index.ts';

/** A database whose rows are as old as the first migration that knew them. */
const database = await emptyTestDatabase(inject('postgresUrl'));
const old = new pg.Client({ connectionString: database.url });
await old.connect();
afterAll(async () => {
  await old.end();
  await database.close();
});

const run = (index: number) =>
  old.query(readFileSync(join(migrationsFolder, `${journal.entries[index]?.tag}.sql`), 'utf8'));

beforeAll(async () => {
  await old.query('drop schema public cascade; create schema public');
  const last = journal.entries.findIndex(({ tag }) => tag === '0008_browsers-of-a-link');
  for (let index = 0; index <= last; index += 1) await run(index);
  await old.query(`
    insert into accounts (id, email, password_hash) values ('00000000-0000-4000-8000-000000000001', 'ann@example.com', 'x');
    insert into attempt_budgets (account_id, trust, short_tokens, long_tokens)
      select id, trust, 3, 30 from accounts, (values ('trusted'), ('untrusted')) class (trust);
    insert into challenges (id, purpose, token_hash, account_id, trust, security_epoch, attempts_left, sends_left, code_sent_at, expires_at)
      select id, 'sign-in', 'x', id, 'trusted', 0, 5, 1, '2026-11-28T12:00:00Z', now() from accounts;
    insert into email_codes (challenge_id, mac, key_id, expires_at) select id, 'x', 'k', now() from challenges`);
  for (let index = last + 1; index < journal.entries.length; index += 1) await run(index);
});

test('a guessing budget has the sizes of `guessingBudget`, however old its account is', async () => {
  await createAccounts(database.sql).add({ id: crypto.randomUUID(), email: 'bob@example.com', passwordHash: 'x' });
  const { rows } = await old.query(`
    select trust, short_capacity, short_refill_seconds, long_capacity, long_refill_seconds
    from attempt_budgets group by 1, 2, 3, 4, 5 order by trust`);
  expect(rows).toEqual(
    trusts.map((trust) => ({
      trust,
      short_capacity: guessingBudget[trust].short.capacity,
      short_refill_seconds: guessingBudget[trust].short.refillsIn,
      long_capacity: guessingBudget[trust].long.capacity,
      long_refill_seconds: guessingBudget[trust].long.refillsIn,
    })),
  );
});

test('what an old budget holds stays as it was', async () => {
  const { rows } = await old.query(
    "select distinct short_tokens, long_tokens from attempt_budgets b join accounts a on a.id = b.account_id where a.email = 'ann@example.com'",
  );
  expect(rows).toEqual([{ short_tokens: 3, long_tokens: 30 }]);
});

test('an emailed code knows when it was sent, and how many sends its challenge has left', async () => {
  const { rows } = await old.query('select sent_at, sends_left from email_codes');
  expect(rows).toEqual([{ sent_at: new Date('2026-11-28T12:00:00Z'), sends_left: 1 }]);
});
