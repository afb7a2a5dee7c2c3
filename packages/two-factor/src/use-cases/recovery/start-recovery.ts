import type { AssistedRecoveries } from '../../ports/assisted-recoveries.ts';
import type { LinkTokens, RandomSource } from '../../ports/crypto.ts';
import type { InBackground } from '../../ports/maintenance.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import { bearerTokenHash } from '../../rules/bearer-token.ts';
import type { DeliverNotices } from '../deliver-notices.ts';
import { linkedNotice } from '../linked-notice.ts';

export interface StartRecoveryInput {
  /** Of the mailed link. */
  token: string;
  requestedFrom: RequestOrigin;
}

export type StartRecoveryOutcome =
  /** Also where the link has started it before. */
  { kind: 'started'; accountId: string; dueAt: Date } | { kind: 'link-gone' };

interface Dependencies {
  assistedRecoveries: AssistedRecoveries;
  deliverNotices: DeliverNotices;
  inBackground: InBackground;
  linkTokens: LinkTokens;
  random: RandomSource;
}

/** Starts the wait of a recovery by the link in an operator's offer; the owner is told how to cancel it. */
export const makeStartRecovery =
  ({ assistedRecoveries, deliverNotices, inBackground, ...parts }: Dependencies) =>
  async ({ requestedFrom, token }: StartRecoveryInput): Promise<StartRecoveryOutcome> => {
    const tokenHash = bearerTokenHash(token);
    if (!tokenHash) return { kind: 'link-gone' };
    const started = await assistedRecoveries.start({ tokenHash, notice: linkedNotice(parts), requestedFrom });
    if (!started) return { kind: 'link-gone' };
    const { accountId, dueAt, isStartedNow } = started;
    if (isStartedNow) inBackground('notices', deliverNotices);
    return { kind: 'started', accountId, dueAt };
  };
