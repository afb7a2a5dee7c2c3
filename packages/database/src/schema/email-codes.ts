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
  /** Whether the provider has taken the mail, or may have; until then it is being sent. */
  sentAt: moment('sent_at').notNull().defaultNow(),
  hasLeft: boolean('has_left').notNull().default(false),
  sendsLeft: smallCount('sends_left').notNull(),
  expiresAt: moment('expires_at').notNull(),
});
