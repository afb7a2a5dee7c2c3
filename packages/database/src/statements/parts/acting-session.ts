import type { ActingSession } from '@countersign/two-factor';
import { type SqlText, sql } from '../sql.ts';
import { uuid } from '../types.ts';

export const actingParameters = { accountId: uuid, actingSessionId: uuid };

export const actingValues = ({ accountId, id }: ActingSession) => ({ accountId, actingSessionId: id });

type Parameters = Readonly<Record<keyof typeof actingParameters, SqlText>>;

/**
 * CTEs for an act that ends or removes something of the session's own account: `acting` has the session's row, and none
 * once it has been ended. Sessions of one account act one after another, so that of two that end each other one stays.
 */
export const lockActing = (p: Parameters): SqlText => sql`
  account as materialized (
    select id, security_epoch from accounts where id = ${p.accountId} for no key update
  ),
  acting as materialized (
    select s.id, s.account_id, s.browser_id, s.security_epoch
    from account a join sessions s on s.account_id = a.id and s.security_epoch = a.security_epoch
    where s.id = ${p.actingSessionId}
    for no key update of s
  )`;
