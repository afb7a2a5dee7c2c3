import { refusedCodeEvents } from '@countersign/two-factor';
import { sql } from 'drizzle-orm';
import { bigint, boolean, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { literals } from '../statements/sql.ts';
import { moment } from './columns.ts';
import { wordOf } from './domains.ts';

/**
 * What happened to an account, for the one who owns it and for those who look into an incident. It refers to accounts,
 * sessions and browsers by number only, without foreign keys, because it has to outlive them: a session ends with the
 * sign-out that is noted here, and whoever removes an account must not remove the trace (packages/two-factor/decisions/011).
 */
export const securityEvents = pgTable(
  'security_events',
  {
    /** Orders events of the same moment. */
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: moment('at').notNull().defaultNow(),
    accountId: uuid('account_id').notNull(),
    kind: wordOf('security_event_kind')().notNull(),
    sessionId: uuid('session_id'),
    browserId: uuid('browser_id'),
    /** The last thing that was proved for it, as in a session's `amr`. */
    factor: wordOf('amr')(),
    /** After a password: whether it was the first right one from this browser; after a second step: whether the browser was untrusted before. */
    isNewBrowser: boolean('is_new_browser'),
    /** As in the request log; null for events without a request. */
    requestId: uuid('request_id'),
    address: text(),
    browserName: text('browser_name'),
    browserSystem: text('browser_system'),
    /** Given by an operator, for operators only: neither mailed nor shown. */
    reason: text(),
  },
  ({ accountId, at, kind }) => [
    index('security_events_account_id_at').on(accountId, at),
    index('security_events_refused_codes')
      .on(accountId, at)
      .where(sql`${kind} in (${sql.raw(literals(refusedCodeEvents))})`),
  ],
);
