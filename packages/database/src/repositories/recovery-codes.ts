import type { RecoveryCodes } from '@countersign/two-factor';
import { rowOf, rowRetryingDeadlock, type Sql } from '../connection/sql.ts';
import { factorSql } from '../factors/index.ts';
import { actingValues } from '../statements/parts/acting-session.ts';
import { linkedNoticeValues } from '../statements/parts/notices.ts';
import { newRecoveryCodesValues } from '../statements/parts/recovery-codes.ts';
import { originValues } from '../statements/parts/security-events.ts';
import { confirmSavedRecoveryCodes, findRecoveryCodes, renewRecoveryCodes } from '../statements/recovery-codes.ts';

export const createRecoveryCodes = (database: Sql): RecoveryCodes => ({
  async find(accountId) {
    const row = await rowOf(database, findRecoveryCodes, { accountId });
    return row && factorSql['recovery-code'].storedOf(row);
  },

  renew: ({ browserTokenHash, codes, notice, requestedFrom, session, tokenHash }) =>
    rowRetryingDeadlock(database, renewRecoveryCodes, {
      ...linkedNoticeValues(notice, requestedFrom),
      ...newRecoveryCodesValues(codes),
      ...actingValues(session),
      securityEpoch: session.securityEpoch,
      tokenHash,
      browserTokenHash,
    }),

  async confirmSaved({ recoveryCodesId, requestedFrom, session }) {
    await rowRetryingDeadlock(database, confirmSavedRecoveryCodes, {
      ...originValues(requestedFrom),
      accountId: session.accountId,
      recoveryCodesId,
      sessionId: session.id,
    });
  },
});
