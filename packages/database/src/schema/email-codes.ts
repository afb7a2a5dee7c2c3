import { boolean, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { challenges } from './challenges.ts';
import { bytes, moment } from './columns.ts';

/** The one live code of a challenge, as a keyed MAC. */
export const emailCodes = pgTable('email_codes', {
  challengeId: uuid('challenge_id')
    .primaryKey()
    .references(() => challenges.id, { onDelete: 'cascade' }),
  mac: bytes().notNull(),
  keyId: text('key_id').notNull(),
  /** Whether the provider has taken the mail, or may have; until then it is being sent. */
  hasLeft: boolean('has_left').notNull().default(false),
  expiresAt: moment('expires_at').notNull(),
});
