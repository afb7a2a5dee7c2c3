import { pgTable, uuid } from 'drizzle-orm/pg-core';
import { challenges } from './challenges.ts';
import { bytes, moment } from './columns.ts';
import { sessions } from './sessions.ts';

/** What a browser is asked to sign: for a registration by its session, or to answer a challenge. The newest counts, once. */
export const passkeyCeremonies = pgTable('passkey_ceremonies', {
  /** WebAuthn's challenge: 32 random bytes. */
  challenge: bytes().primaryKey(),
  challengeId: uuid('challenge_id')
    .unique()
    .references(() => challenges.id, { onDelete: 'cascade' }),
  sessionId: uuid('session_id')
    .unique()
    .references(() => sessions.id, { onDelete: 'cascade' }),
  expiresAt: moment('expires_at').notNull(),
});
