import { noticeKinds } from '@countersign/two-factor';
import { check, index, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { createdAt, isOneOf, moment } from './columns.ts';

/** Undelivered notices (a transactional outbox): inserted by the statement that makes the change, deleted once delivered. */
export const notices = pgTable(
  'notices',
  {
    /** Also the provider's idempotency key. */
    id: uuid().primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    kind: text({ enum: noticeKinds }).notNull(),
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
  ({ accountId, dueAt, kind }) => [
    index('notices_account_id').on(accountId),
    index('notices_due_at').on(dueAt),
    check('notices_kind_is_known', isOneOf(kind, noticeKinds)),
  ],
);
