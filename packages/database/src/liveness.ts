import { sql } from 'drizzle-orm';

/**
 * What still counts: neither expired, nor out of attempts, nor of an older security epoch (SEC-13, SEC-14, SEC-23).
 * Each speaks of the account `a`; whatever loads such a row has to ask.
 */

/** Of the challenge `c`. */
export const isLive = sql`(c.expires_at > now() and c.attempts_left > 0 and c.security_epoch = a.security_epoch)`;

/** Of the challenge `c` whose attempt is charged already: the last one may be the right one. */
export const isOpen = sql`(c.expires_at > now() and c.security_epoch = a.security_epoch)`;

/** Of the pending activation `p`. */
export const isPending = sql`(p.expires_at > now() and p.attempts_left > 0 and p.security_epoch = a.security_epoch)`;
