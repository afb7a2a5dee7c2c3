import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { sql as literalSql } from '../statements/sql.ts';
import { createdAt } from './columns.ts';
import { wordOf } from './domains.ts';

/** The same text in index and query; otherwise Postgres would not use the index. */
export const UNICODE_DOMAIN = literalSql`~ '@.*[^ -~]'`;

export const accounts = pgTable(
  'accounts',
  {
    id: uuid().primaryKey(),
    /** Canonical: trimmed, NFKC, lower case, the domain in ASCII. */
    email: text().notNull().unique(),
    /** Argon2id PHC string. */
    passwordHash: text('password_hash').notNull(),
    /** Raised by every change of password, factor or email; what carries an older one no longer counts. */
    securityEpoch: integer('security_epoch').notNull().default(0),
    /** Null until somebody chooses one while signed in. */
    language: wordOf('language')(),
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
