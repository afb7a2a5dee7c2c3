import { index, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { createdAt, moment } from './columns.ts';
import { wordOf } from './domains.ts';

/** Undelivered notices (a transactional outbox): inserted by the statement that makes the change, deleted once delivered. */
export const notices = pgTable(
  'notices',
  {
    /** Also the provider's idempotency key. */
    id: uuid().primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    kind: wordOf('notice_kind')().notNull(),
    /** Fixed with the change, so that every retry sends the same text. */
    language: text().notNull(),
    requestId: uuid('request_id').notNull(),
    browserName: text('browser_name'),
    browserSystem: text('browser_system'),
    address: text(),
    tries: smallint().notNull().default(0),
    /** Time of the next try; moved ahead before each try. */
    dueAt: moment('due_at').notNull().defaultNow(),
    createdAt,
  },
  ({ accountId, dueAt }) => [index('notices_account_id').on(accountId), index('notices_due_at').on(dueAt)],
);
