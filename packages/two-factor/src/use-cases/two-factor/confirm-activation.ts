import { offeredFactors } from '../../factors/enrolled.ts';
import type { SecretSeal } from '../../ports/crypto.ts';
import type { Activations } from '../../ports/factor-changes.ts';
import type { InBackground } from '../../ports/maintenance.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { ResealOutdated } from '../../ports/sealed-secrets.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import type { DeliverNotices } from '../deliver-notices.ts';
import { type LinkedNoticeDependencies, linkedNotice } from '../linked-notice.ts';
import { newBearerToken } from '../new-bearer-token.ts';
import { renewedBrowserToken } from '../sign-in/browser-of.ts';
import { judgePendingCode } from './judge-pending-code.ts';
import { newRecoveryCodes } from './new-recovery-codes.ts';
import type { TwoFactorStatus } from './read-two-factor-status.ts';

export interface ConfirmActivationInput {
  session: LiveSession;
  code: string;
  browserToken: string | undefined;
  requestedFrom: RequestOrigin;
}

export type ConfirmActivationOutcome =
  /** `browserToken` is null when the account has forgotten the browser meanwhile. */
  | {
      kind: 'activated';
      status: TwoFactorStatus;
      /** In clear, for this one answer. */
      recoveryCodes: string[];
      sessionToken: string;
      browserToken: string | null;
    }
  | { kind: 'wrong-code'; attemptsLeft: number; clockDriftSeconds: number | null }
  | { kind: 'no-pending-activation' };

interface Dependencies extends LinkedNoticeDependencies {
  activations: Activations;
  deliverNotices: DeliverNotices;
  emailIsAFactor: boolean;
  inBackground: InBackground;
  resealOutdated: ResealOutdated;
  secretSeal: SecretSeal;
}

/**
 * Makes the pending secret the account's authenticator once its first code proves the scan. That code is spent by it
 * (SEC-31), every other session and challenge of the account ends with the raised epoch (SEC-54), this browser is trusted
 * from now on, and the owner is told (SEC-58).
 */
export const makeConfirmActivation =
  ({
    activations,
    deliverNotices,
    emailIsAFactor,
    inBackground,
    resealOutdated,
    secretSeal,
    ...noting
  }: Dependencies) =>
  async ({ session, code, requestedFrom, ...cookies }: ConfirmActivationInput): Promise<ConfirmActivationOutcome> => {
    const judged = await judgePendingCode({ resealOutdated, secretSeal }, activations, { session, code });
    if (judged.kind !== 'right') return judged;

    const { random } = noting;
    const { token, tokenHash } = newBearerToken(random);
    const browser = renewedBrowserToken(cookies.browserToken, random);
    const { codes: recoveryCodes, kept } = newRecoveryCodes({ random, secretSeal }, session.accountId);
    const activated = await activations.confirm({
      session,
      authenticatorId: judged.authenticatorId,
      step: judged.step,
      recoveryCodes: kept,
      tokenHash,
      browserTokenHash: browser.tokenHash,
      notice: linkedNotice(noting),
      requestedFrom,
    });
    judged.afterwards();
    if (!activated) return { kind: 'no-pending-activation' };
    inBackground('notices', deliverNotices);
    const { activatedAt, browserId } = activated;
    const browserToken = browserId && browser.cookieOnceRenewed(browserId);
    const status = {
      activatedAt,
      factors: offeredFactors(['authenticator', 'recovery-code'], emailIsAFactor),
      recoveryCodes: { left: recoveryCodes.length, createdAt: activatedAt, isSaved: false },
      isCheckUpDue: false,
      acceptsEmailCodes: true,
    };
    return { kind: 'activated', status, recoveryCodes, sessionToken: token, browserToken };
  };
