import { type Leftover, type Leftovers, leftovers } from '../ports/leftovers.ts';

interface Dependencies {
  leftoverRows: Leftovers;
  securityEventDays: number;
  /** Leaves the database to others for a moment. */
  rest: () => Promise<void>;
}

/**
 * Removes what counts for nothing any more, batch by batch, if it is this replica's turn; says how much of what. Cut short by
 * `signal`, or by a crash, it goes on at the next turn.
 */
export const makeCleanUp =
  ({ leftoverRows, rest, ...keep }: Dependencies) =>
  async (signal: AbortSignal): Promise<Partial<Record<Leftover, number>> | null> => {
    if (signal.aborted || !(await leftoverRows.takeTurn())) return null;
    const removed: Partial<Record<Leftover, number>> = {};
    for (const kind of leftovers) {
      let isAll = false;
      while (!isAll && !signal.aborted) {
        const batch = await leftoverRows.removeSome(kind, keep);
        removed[kind] = (removed[kind] ?? 0) + batch.removed;
        isAll = batch.isAll;
        if (!isAll) await rest();
      }
    }
    return removed;
  };
