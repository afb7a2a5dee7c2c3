import { challengePurposes, trusts } from '@countersign/two-factor';
import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { browsers } from './browsers.ts';
import { bytes, createdAt, isOneOf, moment } from './columns.ts';
import { sessions } from './sessions.ts';

/** One open question to one account. A sign-in challenge is held by a cookie, a deactivation by the session that asked. */
export const challenges = pgTable(
  'challenges',
  {
    id: uuid().primaryKey(),
    purpose: text({ enum: challengePurposes }).notNull(),
    tokenHash: bytes('token_hash').unique(),
    sessionId: uuid('session_id')
      .unique()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    browserId: uuid('browser_id').references(() => browsers.id, { onDelete: 'set null' }),
    /** Which guessing budget it draws on, settled when it was opened. */
    trust: text({ enum: trusts }).notNull(),
    securityEpoch: integer('security_epoch').notNull(),
    attemptsLeft: smallint('attempts_left').notNull(),
    /** Guesses that the budget gave for this challenge, which its success refunds. */
    guessesCharged: smallint('guesses_charged').notNull().default(0),
    createdAt,
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [
    index('challenges_account_id').on(table.accountId),
    index('challenges_browser_id').on(table.browserId),
    index('challenges_expires_at').on(table.expiresAt),
    check('challenges_attempts_left_is_not_negative', sql`${table.attemptsLeft} >= 0`),
    check('challenges_guesses_charged_is_not_negative', sql`${table.guessesCharged} >= 0`),
    check('challenges_purpose_is_known', isOneOf(table.purpose, challengePurposes)),
    check('challenges_trust_is_known', isOneOf(table.trust, trusts)),
    check(
      'challenges_has_the_holder_of_its_purpose',
      sql`(${table.purpose} = 'sign-in') = (${table.tokenHash} is not null)
        and (${table.purpose} = 'deactivation') = (${table.sessionId} is not null)`,
    ),
  ],
);
