import { type NewSession, sessionLimits } from '@countersign/two-factor';
import { type SqlText, sql } from '../sql.ts';
import { bytea, nullable, texts, uuid } from '../types.ts';

export const newSessionParameters = {
  sessionId: uuid,
  sessionTokenHash: bytea,
  amr: texts,
  replacedTokenHash: nullable(bytea),
};

export const newSessionValues = ({ amr, id, replaces, tokenHash }: NewSession) => ({
  sessionId: id,
  sessionTokenHash: tokenHash,
  amr,
  replacedTokenHash: replaces,
});

type Parameters = Readonly<Record<keyof typeof newSessionParameters, SqlText>>;

/**
 * The only statement that makes a session (SEC-08). `proved` is an earlier CTE whose row is the proof: nothing is
 * inserted when it is empty. It has `account_id`, `browser_id` and `security_epoch`.
 */
export const insertSession = (p: Parameters, proved: SqlText): SqlText => sql`
  insert into sessions (id, token_hash, account_id, browser_id, amr, security_epoch, expires_at)
  select ${p.sessionId}, ${p.sessionTokenHash}, account_id, browser_id, ${p.amr}, security_epoch,
    now() + make_interval(secs => ${sessionLimits.absolute})
  from ${proved}
  returning id, account_id, browser_id, amr[cardinality(amr)] as factor`;

/** Ends the session that the same browser held before; matches nothing when there was none. */
export const endReplaced = (p: Parameters): SqlText =>
  sql`delete from sessions where token_hash = ${p.replacedTokenHash}`;

/** How many sessions the account had before this statement. */
export const countSessions = (accountId: SqlText): SqlText =>
  sql`(select count(*)::int from sessions where account_id = ${accountId})`;
