import type { RandomSource } from '../../ports/crypto.ts';
import type { InBackground } from '../../ports/maintenance.ts';
import type { Passkeys } from '../../ports/passkeys.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import type { DeliverNotices } from '../deliver-notices.ts';
import { newBearerToken } from '../new-bearer-token.ts';
import { renewedBrowserToken } from '../sign-in/browser-of.ts';
import type { ReadTwoFactorStatus } from '../two-factor/read-two-factor-status.ts';
import { type RefusalToReplace, refusalToReplace } from '../two-factor/refusal-to-replace.ts';

export interface ChooseEmailCodesInput {
  session: LiveSession;
  browserToken: string | undefined;
  isAccepted: boolean;
  requestedFrom: RequestOrigin;
}

export type ChooseEmailCodesOutcome =
  /** `browserToken` is null when the account has forgotten the browser meanwhile. */
  | { kind: 'chosen'; sessionToken: string; browserToken: string | null }
  | { kind: 'unchanged' }
  | RefusalToReplace
  | { kind: 'no-passkey' }
  | { kind: 'no-saved-codes' }
  | { kind: 'session-gone' }
  | { kind: 'too-many-attempts'; retryAfterSeconds: number };

interface Dependencies {
  deliverNotices: DeliverNotices;
  inBackground: InBackground;
  passkeys: Pick<Passkeys, 'chooseEmailCodes'>;
  random: RandomSource;
  readTwoFactorStatus: ReadTwoFactorStatus;
}

/**
 * Switches emailed codes off for the account's sign-ins, or on again: off only beside a passkey and with recovery codes at hand.
 * It changes who gets in, so every other session and challenge ends as by a change of factors, and the owner is told.
 */
export const makeChooseEmailCodes =
  ({ deliverNotices, inBackground, passkeys, random, readTwoFactorStatus }: Dependencies) =>
  async ({
    browserToken,
    isAccepted,
    requestedFrom,
    session,
  }: ChooseEmailCodesInput): Promise<ChooseEmailCodesOutcome> => {
    const refusal = await refusalToReplace(session, readTwoFactorStatus);
    if (refusal) return refusal;
    const { token, tokenHash } = newBearerToken(random);
    const browser = renewedBrowserToken(browserToken, random);
    const chosen = await passkeys.chooseEmailCodes({
      session,
      isAccepted,
      tokenHash,
      browserTokenHash: browser.tokenHash,
      noticeId: random.id(),
      requestedFrom,
    });
    if (chosen.kind === 'too-many-changes') return { ...chosen, kind: 'too-many-attempts' };
    if (chosen.kind !== 'chosen') return chosen;
    inBackground('notices', deliverNotices);
    const renewed = chosen.browserId && browser.cookieOnceRenewed(chosen.browserId);
    return { kind: 'chosen', sessionToken: token, browserToken: renewed };
  };
