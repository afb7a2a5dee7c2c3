import { type ExpiringRows, expiringRows, type Retention } from '../ports/maintenance.ts';

interface Dependencies {
  retention: Retention;
  securityEventDays: number;
  /** Pauses between batches, to leave the database to others. */
  rest: () => Promise<void>;
}

/**
 * Deletes expired rows in batches if it is this replica's turn, and says how many of each kind. Aborted by `signal`, or
 * by a crash, it continues at the next turn.
 */
export const makeCleanUp =
  ({ rest, retention, ...keep }: Dependencies) =>
  async (signal: AbortSignal): Promise<Partial<Record<ExpiringRows, number>> | null> => {
    if (signal.aborted || !(await retention.claimTurn())) return null;
    const removed: Partial<Record<ExpiringRows, number>> = {};
    for (const kind of expiringRows) {
      let isAll = false;
      while (!isAll && !signal.aborted) {
        const batch = await retention.purgeBatch(kind, keep);
        removed[kind] = (removed[kind] ?? 0) + batch.removed;
        isAll = batch.isAll;
        if (!isAll) await rest();
      }
    }
    return removed;
  };
