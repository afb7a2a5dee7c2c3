import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { bytes, createdAt, moment } from './columns.ts';
import { smallCount } from './domains.ts';

/** A request for a new password: a mailed link by the SHA-256 of its token, and a mailed code as a keyed MAC. */
export const passwordResets = pgTable(
  'password_resets',
  {
    /** What the code's MAC is bound to, and the mail's idempotency key. */
    id: uuid().primaryKey(),
    /** Of the browser that asked. It may have asked more than once: its code is that of the newest row. */
    requestTokenHash: bytes('request_token_hash').notNull(),
    /** Null, as the epoch, for an email without an account: there is a row all the same, which nothing redeems. */
    accountId: uuid('account_id').references(() => accounts.id, { onDelete: 'cascade' }),
    securityEpoch: integer('security_epoch'),
    tokenHash: bytes('token_hash').notNull().unique(),
    codeMac: bytes('code_mac').notNull(),
    keyId: text('key_id').notNull(),
    triesLeft: smallCount('tries_left').notNull(),
    /** The bucket of tries at codes of this email. */
    triesKey: bytes('tries_key').notNull(),
    /** Of the token that the code was taken for; null as long as it was not. */
    redeemedTokenHash: bytes('redeemed_token_hash').unique(),
    createdAt,
    expiresAt: moment('expires_at').notNull(),
  },
  ({ accountId, createdAt, expiresAt, requestTokenHash }) => [
    index('password_resets_account_id').on(accountId),
    index('password_resets_request_token_hash').on(requestTokenHash, createdAt),
    index('password_resets_expires_at').on(expiresAt),
  ],
);
