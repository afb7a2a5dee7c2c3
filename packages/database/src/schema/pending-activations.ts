import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { bytes, createdAt, moment } from './columns.ts';
import { smallCount } from './domains.ts';
import { sessions } from './sessions.ts';

/** A secret that no code has proved yet, of an activation, a move to a new phone or an addition beside passkeys. It signs nobody in and touches no authenticator. */
export const pendingActivations = pgTable(
  'pending_activations',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** Becomes the id of the authenticator, for which the secret is sealed already. */
    authenticatorId: uuid('authenticator_id').notNull(),
    /** Each session has its own, so that nobody else who knows the password replaces it. */
    sessionId: uuid('session_id')
      .primaryKey()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    sealedSecret: bytes('sealed_secret').notNull(),
    keyId: text('key_id').notNull(),
    securityEpoch: integer('security_epoch').notNull(),
    /** The authenticator whose place it is to take; null in an activation and an addition. */
    replaces: uuid(),
    attemptsLeft: smallCount('attempts_left').notNull(),
    createdAt,
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [
    // Finds the few valid ones among many that were never confirmed.
    index('pending_activations_account_id').on(table.accountId),
    index('pending_activations_expires_at').on(table.expiresAt),
  ],
);
