import { type NewSession, sessionLimits } from '@countersign/two-factor';
import { type SqlText, sql } from '../sql.ts';
import { bytea, nullable, texts, uuid } from '../types.ts';
import { isBlocked } from './blocked.ts';
import type { OriginParameters } from './security-events.ts';

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

type Parameters = Readonly<Record<Exclude<keyof typeof newSessionParameters, 'replacedTokenHash'>, SqlText>>;

/**
 * The only statement that makes a session (SEC-08). `proved` is an earlier CTE whose row is the proof: nothing is
 * inserted when it is empty, nor for an account that is blocked. It has `account_id`, `browser_id` and `security_epoch`.
 */
export const insertSession = (
  p: Parameters & OriginParameters,
  proved: SqlText,
  blocked: SqlText = isBlocked(sql`${proved}.account_id`),
): SqlText => sql`
  insert into sessions (id, token_hash, account_id, browser_id, amr, security_epoch,
    browser_name, browser_system, address, expires_at)
  select ${p.sessionId}, ${p.sessionTokenHash}, account_id, browser_id, ${p.amr}, security_epoch,
    ${p.browserName}, ${p.browserSystem}, ${p.address}, now() + make_interval(secs => ${sessionLimits.absolute})
  from ${proved}
  where not ${blocked}
  returning id, account_id, browser_id, amr[cardinality(amr)] as factor`;

/**
 * Ends the session that the same browser held before, be it of another account; matches nothing when there was none, nor where
 * `proved`, an earlier CTE, is empty.
 */
export const endReplaced = (p: { readonly replacedTokenHash: SqlText }, proved: SqlText): SqlText =>
  sql`delete from sessions s using ${proved} where s.token_hash = ${p.replacedTokenHash}`;

/** How many sessions the account had before this statement. */
export const countSessions = (accountId: SqlText): SqlText =>
  sql`(select count(*)::int from sessions where account_id = ${accountId})`;
