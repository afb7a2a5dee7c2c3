import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { bytes, bytesList, createdAt, moment } from './columns.ts';
import { wordOf } from './domains.ts';

/** A change that its owner may still take back, with what it replaced; whatever was not there is null. */
export const reversibleChanges = pgTable(
  'reversible_changes',
  {
    /** That of its notice. */
    id: uuid().primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    kind: wordOf('reversible_change')().notNull(),
    /** The one that the change raised the account to: it orders the account's changes, whatever the clock does. */
    securityEpoch: integer('security_epoch').notNull(),
    /** SHA-256 of the token in the notice's link. */
    tokenHash: bytes('token_hash').notNull().unique(),
    /** The key that this token derives from. */
    keyId: text('key_id').notNull(),
    /** The address before a change of it, which no other account gets as long as this row keeps it. */
    email: text(),
    authenticatorId: uuid('authenticator_id'),
    sealedSecret: bytes('sealed_secret'),
    secretKeyId: text('secret_key_id'),
    lastStep: bigint('last_step', { mode: 'number' }),
    authenticatorCreatedAt: moment('authenticator_created_at'),
    checkUpAt: moment('check_up_at'),
    recoveryCodesId: uuid('recovery_codes_id'),
    sealedCodesKey: bytes('sealed_codes_key'),
    codesKeyId: text('codes_key_id'),
    macs: bytesList('macs'),
    codesSavedAt: moment('codes_saved_at'),
    codesCreatedAt: moment('codes_created_at'),
    /** All that there were, each as its row. */
    passkeys: jsonb(),
    createdAt,
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [
    index('reversible_changes_account_id').on(table.accountId, table.securityEpoch),
    index('reversible_changes_email').on(table.email).where(sql`${table.email} is not null`),
    index('reversible_changes_expires_at').on(table.expiresAt),
    // Paged through under an older key, as the tables that these secrets come from.
    index('reversible_changes_secret_key_id').on(table.secretKeyId, table.authenticatorId),
    index('reversible_changes_codes_key_id').on(table.codesKeyId, table.recoveryCodesId),
  ],
);
