import { expect, inject, test } from 'vitest';
import { createAccounts } from '../repositories/accounts.ts';
import { emptyTestDatabase, runUnprepared } from '../testing/index.ts';
import type { Database } from './connect.ts';

/** Of the one connection of a pool. */
function prepared(database: Database): Promise<object[]> {
  return runUnprepared(
    database.sql,
    'select name, (generic_plans + custom_plans)::int as uses, generic_plans::int as "plannedOnce" from pg_prepared_statements',
  );
}

const somebody = (n: number) => ({ id: crypto.randomUUID(), email: `n${n}@example.com`, passwordHash: 'x' });

test('a connection prepares a statement once, whatever its values, and plans it once', async () => {
  const own = await emptyTestDatabase(inject('postgresUrl'), 1);
  const accounts = createAccounts(own.sql);
  for (let n = 0; n < 8; n += 1) expect(await accounts.add(somebody(n))).toBe(true);
  const statements = await prepared(own);
  // By itself Postgres would make five plans for the values at hand before it compares (PostgreSQL manual, PREPARE).
  expect(statements).toMatchObject([{ name: 'accounts.add', uses: 8, plannedOnce: 8 }]);
  await own.close();
});
