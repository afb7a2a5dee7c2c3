import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { bytes, bytesList, createdAt, moment } from './columns.ts';

/** An account's set of recovery codes: one row, so that it is made, spent from and replaced as a whole. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    id: uuid().primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .unique()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** The HMAC key of this set, sealed: without it the MACs below tell nothing. */
    sealedKey: bytes('sealed_key').notNull(),
    keyId: text('key_id').notNull(),
    /** HMAC-SHA-256 of each code that has not been spent. */
    macs: bytesList('macs').notNull(),
    /** When one of them was typed back; null until then. */
    savedAt: moment('saved_at'),
    createdAt,
  },
  (table) => [
    // As for authenticators: counted by key, and paged through under an older one.
    index('recovery_codes_key_id').on(table.keyId, table.id),
  ],
);
