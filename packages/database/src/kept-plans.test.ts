import { sql } from 'drizzle-orm';
import { expect, inject, test } from 'vitest';
import { connectPostgres, type Database } from './connect.ts';
import { accountsIn } from './repositories/accounts.ts';
import { emptyTestDatabase } from './testing/index.ts';

/** Of the one connection of a pool. */
async function prepared(database: Database) {
  const { rows } = await database.sql.execute<{ statement: string; uses: number; plannedOnce: number }>(
    sql`select statement, (generic_plans + custom_plans)::int as uses, generic_plans::int as "plannedOnce" from pg_prepared_statements`,
  );
  return rows.filter(({ statement }) => !statement.includes('pg_prepared_statements'));
}

const somebody = (n: number) => ({ id: crypto.randomUUID(), email: `n${n}@example.com`, passwordHash: 'x' });

test('a connection prepares a statement once, whatever its values, and stops planning it', async () => {
  const own = await emptyTestDatabase(inject('postgresUrl'), 1);
  const accounts = accountsIn(own.sql);
  for (let n = 0; n < 8; n += 1) expect(await accounts.add(somebody(n))).toBe(true);
  await accounts.chooseLanguage({ accountId: somebody(0).id, language: 'en' });
  const statements = await prepared(own);
  expect(statements.map(({ uses }) => uses).toSorted()).toEqual([1, 8]);
  // Postgres makes five plans for the values at hand before it compares (PostgreSQL manual, PREPARE).
  expect(statements.find(({ uses }) => uses === 8)?.plannedOnce).toBeGreaterThan(0);
  await own.close();
});

test('texts without end do not fill a connection', async () => {
  const database = connectPostgres({ url: inject('postgresUrl'), poolSize: 1, onConnectionLost: () => {} });
  for (let n = 0; n < 210; n += 1) {
    const { rows } = await database.sql.execute(sql`select ${sql.raw(String(n))}::int as n`);
    expect(rows).toEqual([{ n }]);
  }
  expect(await prepared(database)).toHaveLength(200);
  await database.close();
});
