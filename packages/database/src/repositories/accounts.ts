import { type Accounts, emailCodeLimits, guessingBudget, type Trust } from '@countersign/two-factor';
import { and, eq, sql } from 'drizzle-orm';
import type { Sql } from '../connect.ts';
import { ownNumber } from '../own-number.ts';
import { rowOf, rowsOf } from '../rows.ts';
import { accounts, hasUnicodeDomain } from '../schema/accounts.ts';
import { noteEvent } from '../security-events-sql.ts';

/** Of addresses that are spelled anew. */
const BATCH = 500;

const fullBudget = (trust: Trust) => {
  const { long, short } = guessingBudget[trust];
  return sql`(${trust}, ${short.capacity}::float8, ${long.capacity}::float8)`;
};

export const accountsIn = (database: Sql): Accounts => ({
  async replacePasswordHash({ accountId, from, to }) {
    await database
      .update(accounts)
      .set({ passwordHash: to })
      .where(and(eq(accounts.id, accountId), eq(accounts.passwordHash, from)));
  },

  async chooseLanguage({ accountId, language }) {
    await database.update(accounts).set({ language }).where(eq(accounts.id, accountId));
  },

  findUnicodeDomains({ after }) {
    return rowsOf(
      database,
      sql`
        select id, email from accounts where ${hasUnicodeDomain(sql`email`)} and email > ${after}
        order by email limit ${ownNumber(BATCH)}`,
    );
  },

  async respell({ accountId, to }) {
    const respelled = await rowOf(
      database,
      sql`
        update accounts set email = ${to}
        where id = ${accountId}::uuid and not exists (select from accounts a where a.email = ${to} and a.id <> ${accountId}::uuid)
        returning id`,
    );
    return respelled !== null;
  },

  async add({ email, id, passwordHash }) {
    const added = await rowOf<{ id: string }>(
      database,
      sql`
        with added as (
          insert into accounts (id, email, password_hash) values (${id}::uuid, ${email}, ${passwordHash})
          on conflict (email) do nothing
          returning id
        ),
        budgets as (
          insert into attempt_budgets (account_id, trust, short_tokens, long_tokens)
          select added.id, full_budget.* from added, (values ${fullBudget('trusted')}, ${fullBudget('untrusted')}) full_budget
        ),
        allowance as (
          insert into mail_allowances (account_id, trust, tokens)
          select id, trust, ${emailCodeLimits.perAccount.capacity}::float8
          from added, (values ('trusted'), ('untrusted')) class (trust)
        ),
        event as (${noteEvent({ kind: 'account-added', requestedFrom: null, change: sql`added`, accountId: sql`id` })})
        select id from added`,
    );
    return added !== null;
  },
});
