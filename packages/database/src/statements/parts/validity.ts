import { type SqlText, sql } from '../sql.ts';

/** Neither expired nor of an older security epoch (SEC-13, SEC-23); whatever loads such a row has to ask. */
export const isOpen = (row: SqlText, account: SqlText): SqlText =>
  sql`${row}.expires_at > now() and ${row}.security_epoch = ${account}.security_epoch`;

/** Open, and not out of attempts either (SEC-14). */
export const isValid = (row: SqlText, account: SqlText): SqlText =>
  sql`${isOpen(row, account)} and ${row}.attempts_left > 0`;
