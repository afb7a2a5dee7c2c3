import { sql } from 'drizzle-orm';
import { index, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { createdAt, moment } from './columns.ts';
import { wordOf } from './domains.ts';

/** Undelivered notices (a transactional outbox): inserted by the statement that makes the change, deleted once delivered, and kept for an operator once given up. */
export const notices = pgTable(
  'notices',
  {
    /** Also what its link derives from, and the provider's idempotency key. */
    id: uuid().primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    kind: wordOf('notice_kind')().notNull(),
    /** Where it goes; null for wherever the account's mail goes by then. */
    email: text(),
    /** Fixed with the change, so that every retry sends the same text. */
    language: text().notNull(),
    requestId: uuid('request_id').notNull(),
    browserName: text('browser_name'),
    browserSystem: text('browser_system'),
    address: text(),
    /** Fixed with the change too; null in notices of other things. */
    recoveryCodesLeft: smallint('recovery_codes_left'),
    tries: smallint().notNull().default(0),
    /** Time of the next try; moved ahead before each try. */
    dueAt: moment('due_at').notNull().defaultNow(),
    /** How often an operator has had it tried anew: each time under another idempotency key. */
    retries: smallint().notNull().default(0),
    retriedAt: moment('retried_at'),
    /** When it was given up; null while it is still tried. */
    givenUpAt: moment('given_up_at'),
    createdAt,
  },
  ({ accountId, dueAt, givenUpAt }) => [
    index('notices_account_id').on(accountId),
    index('notices_due_at').on(dueAt).where(sql`${givenUpAt} is null`),
    index('notices_given_up_at').on(givenUpAt).where(sql`${givenUpAt} is not null`),
  ],
);
