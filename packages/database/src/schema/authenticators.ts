import { checkUpLimits } from '@countersign/two-factor';
import { sql } from 'drizzle-orm';
import { bigint, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { bytes, createdAt, moment } from './columns.ts';

export const authenticators = pgTable(
  'authenticators',
  {
    id: uuid().primaryKey(),
    /** Unique: at most one authenticator per account (SEC-33). */
    accountId: uuid('account_id')
      .notNull()
      .unique()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    sealedSecret: bytes('sealed_secret').notNull(),
    keyId: text('key_id').notNull(),
    /** The last time step whose code was accepted; none at or below it is accepted again. */
    lastStep: bigint('last_step', { mode: 'number' }).notNull(),
    createdAt,
    /** When its owner is to be asked whether it works, if no code of it is accepted until then; null once it was tested. */
    checkUpAt: moment('check_up_at').default(sql.raw(`now() + make_interval(secs => ${checkUpLimits.firstAfter})`)),
  },
  (table) => [
    // For counting rows by key and paging through those under an older one, whatever the table's size.
    index('authenticators_key_id').on(table.keyId, table.id),
  ],
);
