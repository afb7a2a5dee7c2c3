import { offeredFactors } from '../../factors/enrolled.ts';
import type { Changes } from '../../ports/changes.ts';
import type { SecretSeal } from '../../ports/crypto.ts';
import type { InBackground } from '../../ports/maintenance.ts';
import type { RecoveryCodes } from '../../ports/recovery-codes.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import type { DeliverNotices } from '../deliver-notices.ts';
import { type LinkedNoticeDependencies, linkedNotice } from '../linked-notice.ts';
import { newBearerToken } from '../new-bearer-token.ts';
import { renewedBrowserToken } from '../sign-in/browser-of.ts';
import { newRecoveryCodes } from './new-recovery-codes.ts';
import type { ReadTwoFactorStatus, TwoFactorStatus } from './read-two-factor-status.ts';
import { type RefusalToReplace, refusalToReplace } from './refusal-to-replace.ts';

export interface RenewRecoveryCodesInput {
  session: LiveSession;
  browserToken: string | undefined;
  requestedFrom: RequestOrigin;
}

export type RenewRecoveryCodesOutcome =
  /** `browserToken` is null when the account has forgotten the browser meanwhile. */
  | {
      kind: 'renewed';
      status: TwoFactorStatus;
      /** In clear, for this one answer. */
      recoveryCodes: string[];
      sessionToken: string;
      browserToken: string | null;
    }
  | RefusalToReplace
  | { kind: 'too-many-attempts'; retryAfterSeconds: number };

interface Dependencies extends LinkedNoticeDependencies {
  changes: Pick<Changes, 'secondsUntilNext'>;
  deliverNotices: DeliverNotices;
  emailIsAFactor: boolean;
  inBackground: InBackground;
  readTwoFactorStatus: ReadTwoFactorStatus;
  recoveryCodes: RecoveryCodes;
  secretSeal: SecretSeal;
}

/**
 * Makes new recovery codes, the old ones ending in the same statement (SEC-50). Every other session and challenge of the
 * account ends with the raised epoch, and the owner is told.
 */
export const makeRenewRecoveryCodes =
  ({
    changes,
    deliverNotices,
    emailIsAFactor,
    inBackground,
    readTwoFactorStatus,
    recoveryCodes,
    ...making
  }: Dependencies) =>
  async ({ requestedFrom, session, ...cookies }: RenewRecoveryCodesInput): Promise<RenewRecoveryCodesOutcome> => {
    const refusal = await refusalToReplace(session, readTwoFactorStatus);
    if (refusal) return refusal;
    const { codes, kept } = newRecoveryCodes(making, session.accountId);
    const { token, tokenHash } = newBearerToken(making.random);
    const browser = renewedBrowserToken(cookies.browserToken, making.random);
    const renewed = await recoveryCodes.renew({
      session,
      codes: kept,
      tokenHash,
      browserTokenHash: browser.tokenHash,
      notice: linkedNotice(making),
      requestedFrom,
    });
    if (!renewed) {
      const retryAfterSeconds = await changes.secondsUntilNext(session.accountId);
      return retryAfterSeconds > 0 ? { kind: 'too-many-attempts', retryAfterSeconds } : { kind: 'not-active' };
    }
    inBackground('notices', deliverNotices);
    const { acceptsEmailCodes, activatedAt, browserId, enrolledFactors, isCheckUpDue, renewedAt } = renewed;
    const browserToken = browserId && browser.cookieOnceRenewed(browserId);
    const status = {
      activatedAt,
      factors: offeredFactors([...enrolledFactors, 'recovery-code'], emailIsAFactor && acceptsEmailCodes),
      recoveryCodes: { left: codes.length, createdAt: renewedAt, isSaved: false },
      isCheckUpDue,
      acceptsEmailCodes,
    };
    return { kind: 'renewed', status, recoveryCodes: codes, sessionToken: token, browserToken };
  };
