import type { AssistedRecoveries } from '../../ports/assisted-recoveries.ts';
import type { RandomSource } from '../../ports/crypto.ts';
import type { InBackground } from '../../ports/maintenance.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import { bearerTokenHash } from '../../rules/bearer-token.ts';
import type { DeliverNotices } from '../deliver-notices.ts';

interface Dependencies {
  assistedRecoveries: AssistedRecoveries;
  deliverNotices: DeliverNotices;
  inBackground: InBackground;
  random: RandomSource;
}

export type CancelRecoveryOutcome = { kind: 'cancelled'; accountId: string } | { kind: 'link-gone' };

/** Cancels a recovery that waits by the link in the notice of its start. Whoever has the link needs nothing else. */
export const makeCancelRecovery =
  ({ assistedRecoveries, deliverNotices, inBackground, random }: Dependencies) =>
  async (link: { token: string; requestedFrom: RequestOrigin }): Promise<CancelRecoveryOutcome> => {
    const tokenHash = bearerTokenHash(link.token);
    if (!tokenHash) return { kind: 'link-gone' };
    const { requestedFrom } = link;
    const cancelled = await assistedRecoveries.cancel({ tokenHash, noticeId: random.id(), requestedFrom });
    if (!cancelled) return { kind: 'link-gone' };
    inBackground('notices', deliverNotices);
    return { kind: 'cancelled', accountId: cancelled.accountId };
  };

/** `none`: nothing waits, or no longer. */
export type CancelOwnRecoveryOutcome = { kind: 'cancelled' | 'none' | 'session-gone' };

/** The same by any live session of the account, for which somebody has proved more than a mailbox. */
export const makeCancelOwnRecovery =
  ({ assistedRecoveries, deliverNotices, inBackground, random }: Dependencies) =>
  async (by: { session: LiveSession; requestedFrom: RequestOrigin }): Promise<CancelOwnRecoveryOutcome> => {
    const kind = await assistedRecoveries.cancelOwn({ ...by, noticeId: random.id() });
    if (kind === 'cancelled') inBackground('notices', deliverNotices);
    return { kind };
  };
