import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '@countersign/database/testing';
import type { Account } from '../../kit/member.ts';

type Query = TestDatabase['query'];

/**
 * Copies an unused account with all its rows, password hash included, so that no password is hashed again. Which tables
 * belong to accounts is read from the foreign keys.
 */
export async function accountCopier(query: Query, { email, password }: Pick<Account, 'email' | 'password'>) {
  const [template] = await query<{ id: string }>('select id from accounts where email = $1', [email]);
  if (!template) throw new Error(`There is no account ${email} to copy.`);
  const tables = await tablesWith(query, template.id);
  return async function copy(name: string): Promise<Account> {
    const account = { id: randomUUID(), email: `${name}@example.com`, password };
    await copyRows(query, 'accounts', { id: template.id }, { id: account.id, email: account.email });
    for (const table of tables) {
      await copyRows(query, table, { account_id: template.id }, { account_id: account.id });
    }
    return account;
  };
}

type Columns = Readonly<Record<string, string>>;

async function tablesWith(query: Query, accountId: string): Promise<string[]> {
  const tables = await query<{ name: string }>(
    "select conrelid::regclass::text as name from pg_constraint where contype = 'f' and confrelid = 'accounts'::regclass",
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await query(`select 1 from ${name} where account_id = $1`, [accountId]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

async function copyRows(query: Query, table: string, from: Columns, changes: Columns): Promise<void> {
  const [[column = '', value] = []] = Object.entries(from);
  await query(
    `insert into ${table}
    select copy.* from ${table} t, jsonb_populate_record(null::${table}, to_jsonb(t) || $2::jsonb) copy
    where t.${column} = $1`,
    [value, JSON.stringify(changes)],
  );
}
