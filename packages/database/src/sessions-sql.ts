import { type NewSession, sessionLimits } from '@countersign/two-factor';
import { type SQL, sql } from 'drizzle-orm';
import { ownNumber } from './own-number.ts';

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

/**
 * Keeps an account's live sessions within their limit, one that is about to begin included: ended ones go first, then the
 * oldest. `proved` is as for `insertSession`.
 */
export const endSurplus = (proved: SQL, beginning = 1): SQL => sql`
  delete from sessions where id in (
    select s.id from sessions s join ${proved} proved on proved.account_id = s.account_id
    order by (s.security_epoch = proved.security_epoch and s.expires_at > now()
      and s.last_seen_at > now() - make_interval(secs => ${sessionLimits.idle})) desc, s.created_at desc
    offset ${ownNumber(sessionLimits.perAccount - beginning)}
  )`;

/** Ends the session that the same browser held before; matches nothing when there was none. */
export const endReplaced = ({ replaces }: NewSession): SQL =>
  sql`delete from sessions where token_hash = ${replaces}::bytea`;
