import { languages } from '@countersign/two-factor';
import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt } from './columns.ts';

const spoken = sql.raw(languages.map((language) => `'${language}'`).join(', '));

export const accounts = pgTable(
  'accounts',
  {
    id: uuid().primaryKey(),
    /** Canonical: trimmed, NFKC, lower case. */
    email: text().notNull().unique(),
    /** Argon2id PHC string. */
    passwordHash: text('password_hash').notNull(),
    /** Raised by every change of password, factor or email; what carries an older one no longer counts. */
    securityEpoch: integer('security_epoch').notNull().default(0),
    /** Null as long as nobody has chosen one while signed in. */
    language: text({ enum: languages }),
    createdAt,
  },
  ({ email, language }) => [
    check('accounts_email_is_canonical', sql`${email} = lower(${email}) and ${email} = btrim(${email})`),
    check('accounts_language_is_spoken', sql`${language} in (${spoken})`),
  ],
);
