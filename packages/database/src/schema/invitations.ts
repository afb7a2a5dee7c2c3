import { sql } from 'drizzle-orm';
import { index, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, createdAt, moment } from './columns.ts';
import { wordOf } from './domains.ts';

/**
 * Mailed links, by the SHA-256 of their tokens, by which somebody sets the password of a new account. One address may have
 * several; the account that one of them makes ends them all.
 */
export const invitations = pgTable(
  'invitations',
  {
    /** Also what a queued link derives from, and the provider's idempotency key. */
    id: uuid().primaryKey(),
    /** Canonical, as of an account. */
    email: text().notNull(),
    name: text(),
    origin: wordOf('invitation_origin')().notNull(),
    /** Of the mail; fixed, so that every retry sends the same text. */
    language: wordOf('language')().notNull(),
    tokenHash: bytes('token_hash').notNull().unique(),
    /** The key that the token derives from; null of a link whose mail was sent at once. */
    keyId: text('key_id'),
    tries: smallint().notNull().default(0),
    /** Time of the next try to mail it; null of what is not queued, or has left. */
    dueAt: moment('due_at'),
    createdAt,
    expiresAt: moment('expires_at').notNull(),
  },
  ({ createdAt, dueAt, email, expiresAt }) => [
    index('invitations_email').on(email, createdAt.desc()),
    index('invitations_due_at').on(dueAt).where(sql`${dueAt} is not null`),
    index('invitations_expires_at').on(expiresAt),
  ],
);
