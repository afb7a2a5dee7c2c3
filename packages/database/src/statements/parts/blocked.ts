import { type SqlText, sql } from '../sql.ts';

/** Whether an operator has blocked the account. */
export const isBlocked = (accountId: SqlText): SqlText =>
  sql`exists (select from accounts blocked where blocked.id = ${accountId} and blocked.blocked_at is not null)`;

/**
 * A FROM item for what a right password begins: the row of the account at the security epoch at which it was judged, and none
 * where it is blocked.
 */
export const provedByPassword = (p: { readonly accountId: SqlText; readonly securityEpoch: SqlText }): SqlText => sql`
  (
    select ${p.accountId}, ${p.securityEpoch}, true where not ${isBlocked(p.accountId)}
  ) proved (account_id, security_epoch, password_proved)`;
