import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { bytes, moment } from './columns.ts';
import { smallCount } from './domains.ts';
import { sessions } from './sessions.ts';

/** An address that no code has proved yet. Nothing is sent to it but that code, and it signs nobody in. */
export const pendingEmailChanges = pgTable(
  'pending_email_changes',
  {
    /** Anew with each code, which is bound to it. */
    id: uuid().notNull(),
    /** Each session has its own, so that nobody else who knows the password replaces it. */
    sessionId: uuid('session_id')
      .primaryKey()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** Canonical. */
    email: text().notNull(),
    mac: bytes().notNull(),
    keyId: text('key_id').notNull(),
    securityEpoch: integer('security_epoch').notNull(),
    attemptsLeft: smallCount('attempts_left').notNull(),
    /** The provider's, in `sent_mails`; null until the mail is known to have left. */
    mailId: text('mail_id'),
    sentAt: moment('sent_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
  },
  ({ accountId, expiresAt }) => [
    index('pending_email_changes_account_id').on(accountId),
    index('pending_email_changes_expires_at').on(expiresAt),
  ],
);
