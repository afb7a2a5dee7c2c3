import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { UNICODE_DOMAIN } from '../statements/parts/unicode-domain.ts';
import { createdAt, moment } from './columns.ts';
import { wordOf } from './domains.ts';

export const accounts = pgTable(
  'accounts',
  {
    id: uuid().primaryKey(),
    /** Canonical: trimmed, NFKC, lower case, the domain in ASCII. */
    email: text().notNull().unique(),
    /** What mails and lists call the owner; null where nobody has said. */
    name: text(),
    /** Argon2id PHC string; of a moved account whose owner has not signed in yet, the hash of the system that it came from. */
    passwordHash: text('password_hash').notNull(),
    /** Raised by every change of password, factor or email; what carries an older one no longer counts. */
    securityEpoch: integer('security_epoch').notNull().default(0),
    /** Null until somebody chooses one while signed in. */
    language: wordOf('language')(),
    /** Kinds of notices that the owner has switched off, of those that can be. */
    mutedNotices: text('muted_notices').array().notNull().default([]),
    /** Since when nobody may sign in; null where everybody may who proves themselves. */
    blockedAt: moment('blocked_at'),
    /** Given by the operator who blocked it, for operators only. */
    blockedReason: text('blocked_reason'),
    /** Until then an emailed code answers nothing; null for never. */
    emailHeldUntil: moment('email_held_until'),
    /** False where the owner has switched off emailed codes at sign-in; counts as long as the account has a passkey. */
    acceptsEmailCodes: boolean('accepts_email_codes').notNull().default(true),
    createdAt,
  },
  ({ email }) => [
    // Scanned at every start, and empty except for rows of earlier versions.
    index('accounts_email_has_unicode_domain')
      .on(email)
      .where(sql`${email} ${sql.raw(UNICODE_DOMAIN)}`),
    check('accounts_email_is_canonical', sql`${email} = lower(${email}) and ${email} = btrim(${email})`),
  ],
);
