import { boolean, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { bytes, moment } from './columns.ts';

/**
 * A browser that gave the right password for an account, or opened a mailed link, by a token of its own at each account.
 * It selects a guessing budget and never skips a step (SEC-68).
 */
export const browsers = pgTable(
  'browsers',
  {
    id: uuid().primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    tokenHash: bytes('token_hash').notNull(),
    /** Set by a confirmed activation and a completed two-step sign-in; valid until then, at the account's security epoch. */
    trustedUntil: moment('trusted_until'),
    securityEpoch: integer('security_epoch').notNull(),
    /** Whether it gave the right password at this security epoch; else only a mailed link has made it known. */
    passwordProved: boolean('password_proved').notNull().default(false),
    /** When it first signed in; null while it only gave the password, or a mailed link made it known. */
    signedInAt: moment('signed_in_at'),
    /** What it last called itself, for the owner who looks through the list. */
    browserName: text('browser_name'),
    browserSystem: text('browser_system'),
    lastSeenAt: moment('last_seen_at').notNull().defaultNow(),
  },
  ({ accountId, lastSeenAt, tokenHash }) => [
    unique('browsers_account_id_token_hash').on(accountId, tokenHash),
    index('browsers_last_seen_at').on(lastSeenAt),
  ],
);
