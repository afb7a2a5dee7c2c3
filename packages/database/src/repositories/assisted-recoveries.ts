import type { AssistedRecoveries } from '@countersign/two-factor';
import { rowRetryingDeadlock, type Sql } from '../connection/sql.ts';
import { beginRecovery, cancelOwnRecovery, cancelRecovery, startRecovery } from '../statements/assisted-recoveries.ts';
import { completeRecovery } from '../statements/complete-recovery.ts';
import { actingValues } from '../statements/parts/acting-session.ts';
import { linkedNoticeValues, noticeValues } from '../statements/parts/notices.ts';

/** A second run sees what the first one has waited for: of two at once, one finds what the other has done. */
const RUNS = 2;

export const createAssistedRecoveries = (database: Sql): AssistedRecoveries => ({
  async begin({ email, notice, reason, requestedFrom }) {
    const values = { ...linkedNoticeValues(notice, requestedFrom), email, reason };
    for (let run = 1; run <= RUNS; run += 1) {
      const row = await rowRetryingDeadlock(database, beginRecovery, values);
      if (!row) return { kind: 'no-account' };
      const { dueAt, expiresAt, isActive, isBegun, isBlocked } = row;
      if (isBlocked) return { kind: 'blocked' };
      if (dueAt !== null) return { kind: 'started', dueAt };
      if (expiresAt !== null) return { kind: isBegun ? 'begun' : 'waiting', expiresAt };
      if (!isActive) return { kind: 'not-active' };
    }
    throw new Error('A recovery that is there was not seen.');
  },

  async start({ notice, requestedFrom, tokenHash }) {
    const values = { ...linkedNoticeValues(notice, requestedFrom), tokenHash };
    for (let run = 1; run <= RUNS; run += 1) {
      const row = await rowRetryingDeadlock(database, startRecovery, values);
      if (!row) return null;
      const { accountId, dueAt, isStartedNow } = row;
      if (dueAt !== null) return { accountId, dueAt, isStartedNow };
    }
    return null;
  },

  cancel: ({ noticeId, requestedFrom, tokenHash }) =>
    rowRetryingDeadlock(database, cancelRecovery, { ...noticeValues(noticeId, requestedFrom), tokenHash }),

  async cancelOwn({ noticeId, requestedFrom, session }) {
    const values = { ...noticeValues(noticeId, requestedFrom), ...actingValues(session) };
    const row = await rowRetryingDeadlock(database, cancelOwnRecovery, values);
    if (!row?.isActing) return 'session-gone';
    return row.isCancelled ? 'cancelled' : 'none';
  },

  completeNext: ({ notice, requestedFrom }) =>
    rowRetryingDeadlock(database, completeRecovery, linkedNoticeValues(notice, requestedFrom)),
});
