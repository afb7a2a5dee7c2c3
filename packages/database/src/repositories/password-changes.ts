import type { PasswordChanges } from '@countersign/two-factor';
import { rowRetryingDeadlock, type Sql } from '../connection/sql.ts';
import { changePassword } from '../statements/change-password.ts';
import { actingValues } from '../statements/parts/acting-session.ts';
import { linkedNoticeValues } from '../statements/parts/notices.ts';
import { refundValues } from '../statements/parts/throttles.ts';

export const createPasswordChanges = (database: Sql): PasswordChanges => ({
  change: ({ attempt, browserTokenHash, from, notice, requestedFrom, session, to, tokenHash }) =>
    rowRetryingDeadlock(database, changePassword, {
      ...linkedNoticeValues(notice, requestedFrom),
      ...refundValues(attempt),
      ...actingValues(session),
      securityEpoch: session.securityEpoch,
      fromHash: from,
      toHash: to,
      tokenHash,
      browserTokenHash,
    }),
});
