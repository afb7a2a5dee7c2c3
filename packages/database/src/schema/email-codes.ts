import { boolean, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { challenges } from './challenges.ts';
import { bytes, moment } from './columns.ts';
import { smallCount } from './domains.ts';

/** The one live code of a challenge, as a keyed MAC, and how often one may still be sent. */
export const emailCodes = pgTable('email_codes', {
  challengeId: uuid('challenge_id')
    .primaryKey()
    .references(() => challenges.id, { onDelete: 'cascade' }),
  mac: bytes().notNull(),
  keyId: text('key_id').notNull(),
  sentAt: moment('sent_at').notNull().defaultNow(),
  /** Whether the provider has taken the mail, or may have; until then it is being sent. */
  hasLeft: boolean('has_left').notNull().default(false),
  /** The provider's of that mail, in `sent_mails`; without a foreign key, since events may come first or never. */
  mailId: text('mail_id'),
  sendsLeft: smallCount('sends_left').notNull(),
  expiresAt: moment('expires_at').notNull(),
});
