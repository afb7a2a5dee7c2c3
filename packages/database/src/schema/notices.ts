import { noticeKinds } from '@countersign/two-factor';
import { check, index, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { createdAt, isOneOf, moment } from './columns.ts';

/** Changes whose owners are still to be told, each written by the statement that makes the change; gone once it is sent. */
export const notices = pgTable(
  'notices',
  {
    /** The provider's idempotency key besides. */
    id: uuid().primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    kind: text({ enum: noticeKinds }).notNull(),
    /** Settled with the change, so that every try sends the same words. */
    language: text().notNull(),
    requestId: uuid('request_id').notNull(),
    browserName: text('browser_name'),
    browserSystem: text('browser_system'),
    address: text(),
    tries: smallint().notNull().default(0),
    /** When it may be tried next; whoever tries moves it ahead first. */
    dueAt: moment('due_at').notNull().defaultNow(),
    createdAt,
  },
  ({ accountId, dueAt, kind }) => [
    index('notices_account_id').on(accountId),
    index('notices_due_at').on(dueAt),
    check('notices_kind_is_known', isOneOf(kind, noticeKinds)),
  ],
);
