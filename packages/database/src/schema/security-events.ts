import { type Amr, amrs, securityEventKinds } from '@countersign/two-factor';
import { bigint, boolean, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { isOneOf, moment } from './columns.ts';

/**
 * What happened to an account, for the one who owns it and for those who look into an incident. It refers to accounts,
 * sessions and browsers by number only, without foreign keys, because it has to outlive them: a session ends with the
 * sign-out that is noted here, and whoever removes an account must not remove the trace (decisions/011).
 */
export const securityEvents = pgTable(
  'security_events',
  {
    /** Orders events of the same moment. */
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: moment('at').notNull().defaultNow(),
    accountId: uuid('account_id').notNull(),
    kind: text({ enum: securityEventKinds }).notNull(),
    sessionId: uuid('session_id'),
    browserId: uuid('browser_id'),
    /** The last thing that was proved for it, as in a session's `amr`. */
    factor: text({ enum: amrs as [Amr, ...Amr[]] }),
    /** After a password: whether it was the first right one from this browser; after a second step: whether the browser was untrusted before. */
    isNewBrowser: boolean('is_new_browser'),
    /** As in the request log; null for events without a request. */
    requestId: uuid('request_id'),
    address: text(),
    browser: text(),
  },
  ({ accountId, factor, id, kind }) => [
    index('security_events_account_id').on(accountId, id),
    check('security_events_kind_is_known', isOneOf(kind, securityEventKinds)),
    check('security_events_factor_is_known', isOneOf(factor, amrs)),
  ],
);
