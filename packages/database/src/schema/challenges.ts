import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, unique, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { bytes, createdAt, moment } from './columns.ts';
import { smallCount, wordOf } from './domains.ts';
import { sessions } from './sessions.ts';

/** One open question to one account. A sign-in challenge is held by a cookie, any other by the session that asked. */
export const challenges = pgTable(
  'challenges',
  {
    id: uuid().primaryKey(),
    purpose: wordOf('challenge_purpose')().notNull(),
    tokenHash: bytes('token_hash').unique(),
    sessionId: uuid('session_id').references(() => sessions.id, { onDelete: 'cascade' }),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** Without a foreign key, as in `sessions`. */
    browserId: uuid('browser_id'),
    /** Which guessing budget it draws on, settled when it was opened. */
    trust: wordOf('trust')().notNull(),
    securityEpoch: integer('security_epoch').notNull(),
    attemptsLeft: smallCount('attempts_left').notNull(),
    /** Guesses that the budget gave for this challenge, which its success refunds. */
    guessesCharged: smallCount('guesses_charged').notNull().default(0),
    createdAt,
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [
    unique('challenges_session_id_purpose').on(table.sessionId, table.purpose),
    index('challenges_account_id').on(table.accountId),
    index('challenges_expires_at').on(table.expiresAt),
    check(
      'challenges_has_the_holder_of_its_purpose',
      sql`(${table.purpose} = 'sign-in') = (${table.tokenHash} is not null)
        and (${table.purpose} = 'sign-in') = (${table.sessionId} is null)`,
    ),
  ],
);
