import { type Accounts, emailCodeLimits, guessingBudget, type Trust, trusts } from '@countersign/two-factor';
import { and, eq } from 'drizzle-orm';
import { rowOf, rowsOf, type Sql } from '../connection/sql.ts';
import { accounts, UNICODE_DOMAIN } from '../schema/accounts.ts';
import { recordEvent } from '../statements/parts/security-events.ts';
import { joined, literal, literals, type SqlText, sql } from '../statements/sql.ts';
import { statement } from '../statements/statement.ts';
import { text, uuid } from '../statements/types.ts';

const fullBudget = (trust: Trust): SqlText => {
  const { long, short } = guessingBudget[trust];
  return sql`(${literal(trust)}, ${short.capacity}, ${short.refillsIn}, ${long.capacity}, ${long.refillsIn})`;
};

const add = statement({
  name: 'accounts.add',
  parameters: { id: uuid, email: text, passwordHash: text },
  columns: { id: uuid },
  text: (p) => sql`
    with added as (
      insert into accounts (id, email, password_hash) values (${p.id}, ${p.email}, ${p.passwordHash})
      on conflict (email) do nothing
      returning id
    ),
    budgets as (
      insert into attempt_budgets (account_id, trust, short_tokens, short_capacity, short_refill_seconds,
        long_tokens, long_capacity, long_refill_seconds)
      select added.id, trust, short_capacity, short_capacity, short_refill_seconds, long_capacity, long_capacity, long_refill_seconds
      from added, (values ${joined(trusts.map(fullBudget), ', ')})
        full_budget (trust, short_capacity, short_refill_seconds, long_capacity, long_refill_seconds)
    ),
    allowances as (
      insert into mail_allowances (account_id, trust, tokens)
      select id, trust, ${emailCodeLimits.perAccount.capacity} from added, unnest(array[${literals(trusts)}]) trust
    ),
    event as (
      ${recordEvent({ kind: 'account-added', origin: null, change: sql`added`, accountId: sql`id` })}
    )
    select id from added`,
});

/** Addresses per batch of a migration. */
const BATCH = 500;

const findUnicodeDomains = statement({
  name: 'accounts.findUnicodeDomains',
  parameters: { after: text },
  columns: { id: uuid, email: text },
  text: (p) => sql`
    select id, email from accounts where email ${UNICODE_DOMAIN} and email > ${p.after}
    order by email limit ${BATCH}`,
});

const respell = statement({
  name: 'accounts.respell',
  parameters: { accountId: uuid, to: text },
  columns: { id: uuid },
  text: (p) => sql`
    update accounts set email = ${p.to}
    where id = ${p.accountId} and not exists (select from accounts a where a.email = ${p.to} and a.id <> ${p.accountId})
    returning id`,
});

export const createAccounts = (database: Sql): Accounts => ({
  async add({ email, id, passwordHash }) {
    return (await rowOf(database, add, { id, email, passwordHash })) !== null;
  },

  async replacePasswordHash({ accountId, from, to }) {
    await database.builder
      .update(accounts)
      .set({ passwordHash: to })
      .where(and(eq(accounts.id, accountId), eq(accounts.passwordHash, from)));
  },

  async chooseLanguage({ accountId, language }) {
    await database.builder.update(accounts).set({ language }).where(eq(accounts.id, accountId));
  },

  findUnicodeDomains: ({ after }) => rowsOf(database, findUnicodeDomains, { after }),

  async respell({ accountId, to }) {
    return (await rowOf(database, respell, { accountId, to })) !== null;
  },
});
