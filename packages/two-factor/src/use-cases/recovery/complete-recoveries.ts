import type { AssistedRecoveries } from '../../ports/assisted-recoveries.ts';
import type { DeliverNotices } from '../deliver-notices.ts';
import { type LinkedNoticeDependencies, linkedNotice } from '../linked-notice.ts';
import { withoutRequest } from '../without-request.ts';

interface Dependencies extends LinkedNoticeDependencies {
  assistedRecoveries: AssistedRecoveries;
  deliverNotices: DeliverNotices;
}

/**
 * Deactivates wherever the wait of a recovery is over, one account after another, and tells the owners. Replicas that are at it
 * together settle each one in its row. Returns how many it has completed; aborted, it continues at the next turn.
 */
export const makeCompleteRecoveries =
  ({ assistedRecoveries, deliverNotices, ...parts }: Dependencies) =>
  async (signal: AbortSignal): Promise<number> => {
    let completed = 0;
    while (!signal.aborted) {
      const notice = linkedNotice(parts);
      const ended = await assistedRecoveries.completeNext({ notice, requestedFrom: withoutRequest(parts.random) });
      if (!ended) break;
      if (ended.isCompleted) completed += 1;
    }
    if (completed > 0) await deliverNotices();
    return completed;
  };
