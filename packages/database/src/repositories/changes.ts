import type { Changes, Undoing } from '@countersign/two-factor';
import { rowOf, rowRetryingDeadlock, type Sql } from '../connection/sql.ts';
import { noticeValues } from '../statements/parts/notices.ts';
import { secondsUntilNextChange, undoChange } from '../statements/undo-change.ts';
import { unlessTaken } from './unless-taken.ts';

/** A run loses only to a change of the same account, or to an account that takes its address, meanwhile, which the next run sees. */
const MAX_RUNS = 5;

export const createChanges = (database: Sql): Changes => ({
  async undo({ noticeId, requestedFrom, tokenHash, unmatchableHash }): Promise<Undoing> {
    let overtaken: Undoing = { kind: 'gone' };
    for (let run = 1; run <= MAX_RUNS; run += 1) {
      const row = await unlessTaken(
        rowRetryingDeadlock(database, undoChange, {
          ...noticeValues(noticeId, requestedFrom),
          tokenHash,
          unmatchableHash,
        }),
      );
      if (row === 'taken') continue;
      if (!row) return { kind: 'gone' };
      const { accountId, isEmailBack, kind, mayBeUndone } = row;
      if (kind !== null) return { kind: 'undone', accountId, change: kind, isEmailBack: isEmailBack !== false };
      overtaken = { kind: 'newer-change', accountId };
      if (!mayBeUndone) return overtaken;
    }
    return overtaken;
  },

  async secondsUntilNext(accountId) {
    return (await rowOf(database, secondsUntilNextChange, { accountId }))?.seconds ?? 0;
  },
});
