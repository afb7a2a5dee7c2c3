import type { SecurityEvent, SecurityEvents } from '../../ports/security-events.ts';
import { activityLimits } from '../../rules/limits.ts';

/** All that is kept of an account, the newest first, a batch and a statement at a time: never more is in memory. */
export const makeExportActivity = ({ securityEvents }: { securityEvents: SecurityEvents }) =>
  async function* exportActivity({ accountId }: { accountId: string }): AsyncGenerator<SecurityEvent[], void> {
    let before: string | null = null;
    do {
      const page = await securityEvents.list({ accountId, before, only: null, most: activityLimits.exportBatch });
      yield page.events;
      before = page.next;
    } while (before !== null);
  };
