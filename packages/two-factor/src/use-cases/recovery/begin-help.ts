import type { AssistedRecoveries, HelpBeginning } from '../../ports/assisted-recoveries.ts';
import type { LinkTokens, RandomSource } from '../../ports/crypto.ts';
import { canonicalEmail } from '../../rules/canonical-email.ts';
import { isReason } from '../../rules/reason.ts';
import { linkedNotice } from '../linked-notice.ts';
import { withoutRequest } from '../without-request.ts';

export type BeginHelpOutcome = HelpBeginning | { kind: 'no-reason' };

interface Dependencies {
  assistedRecoveries: AssistedRecoveries;
  linkTokens: LinkTokens;
  random: RandomSource;
}

/**
 * Offers somebody who is locked out their own recovery, by a mail with a link. Nothing is read, changed or switched off: only
 * the member starts it, and only after a day does it deactivate (SEC-60).
 */
export const makeBeginHelp =
  ({ assistedRecoveries, ...parts }: Dependencies) =>
  async (offer: { email: string; reason: string }): Promise<BeginHelpOutcome> => {
    const reason = offer.reason.trim();
    if (!isReason(reason)) return { kind: 'no-reason' };
    return assistedRecoveries.begin({
      email: canonicalEmail(offer.email),
      reason,
      notice: linkedNotice(parts),
      requestedFrom: withoutRequest(parts.random),
    });
  };
