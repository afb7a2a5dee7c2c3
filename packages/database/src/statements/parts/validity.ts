import { sessionLimits } from '@countersign/two-factor';
import { type SqlText, sql } from '../sql.ts';

/** Neither expired nor of an older security epoch (SEC-13, SEC-23); whatever loads such a row has to ask. */
export const isOpen = (row: SqlText, account: SqlText): SqlText =>
  sql`${row}.expires_at > now() and ${row}.security_epoch = ${account}.security_epoch`;

/** Whether emailed codes of the account count for nothing for now (SEC-56). */
export const isEmailHeld = (account: SqlText): SqlText => sql`coalesce(${account}.email_held_until > now(), false)`;

/** Until when they do; null where they count. */
export const emailHeldUntil = (account: SqlText): SqlText =>
  sql`case when ${account}.email_held_until > now() then ${account}.email_held_until end`;

/**
 * Whether emailed codes answer sign-ins of the account. Its owner may have switched them off, which counts only beside a passkey:
 * nobody is locked out by what they chose before.
 */
export const acceptsEmailCodes = (account: SqlText): SqlText => sql`
  (${account}.accepts_email_codes or not exists (select from passkeys k where k.account_id = ${account}.id))`;

/** Open, and not out of attempts either (SEC-14). */
export const isValid = (row: SqlText, account: SqlText): SqlText =>
  sql`${isOpen(row, account)} and ${row}.attempts_left > 0`;

/** Of a session that has not been idle for too long either. */
export const isLive = (session: SqlText, account: SqlText): SqlText =>
  sql`${isOpen(session, account)} and ${session}.last_seen_at > now() - make_interval(secs => ${sessionLimits.idle})`;
