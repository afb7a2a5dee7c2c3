import { type NewSession, sessionLimits } from '@countersign/two-factor';
import { type SQL, sql } from 'drizzle-orm';

/**
 * The only statement that makes a session (SEC-08). `proved` is a FROM clause whose rows are the proof: nothing is
 * inserted when it is empty. It has `account_id`, `browser_id` and `security_epoch`.
 */
export const insertSession = ({ id, tokenHash, amr }: NewSession, proved: SQL): SQL => sql`
  insert into sessions (id, token_hash, account_id, browser_id, amr, security_epoch, expires_at)
  select ${id}::uuid, ${tokenHash}::bytea, proved.account_id, proved.browser_id, ${sql.param(amr)}::text[],
    proved.security_epoch, now() + make_interval(secs => ${sessionLimits.absolute})
  from ${proved} proved
  returning id, account_id, browser_id, amr[cardinality(amr)] as factor`;

/** Ends the session that the same browser held before; matches nothing when there was none. */
export const endReplaced = ({ replaces }: NewSession): SQL =>
  sql`delete from sessions where token_hash = ${replaces}::bytea`;
