import { offeredFactors } from '../../factors/enrolled.ts';
import type { RandomSource, SecretSeal } from '../../ports/crypto.ts';
import type { Activations } from '../../ports/factor-changes.ts';
import type { InBackground } from '../../ports/maintenance.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import { clockDriftOf, matchTimeStep } from '../../rules/time-based-code.ts';
import type { DeliverNotices } from '../deliver-notices.ts';
import type { ResealOutdated } from '../keys/reseal-outdated.ts';
import { newBearerToken } from '../new-bearer-token.ts';
import { refundUnjudged } from '../refund-unjudged.ts';
import { renewedBrowserToken } from '../sign-in/browser-of.ts';
import type { TwoFactorStatus } from './read-two-factor-status.ts';

export interface ConfirmActivationInput {
  session: LiveSession;
  code: string;
  browserToken: string | undefined;
  requestedFrom: RequestOrigin;
}

export type ConfirmActivationOutcome =
  /** `browserToken` is null when the account has forgotten the browser meanwhile. */
  | { kind: 'activated'; status: TwoFactorStatus; sessionToken: string; browserToken: string | null }
  | { kind: 'wrong-code'; attemptsLeft: number; clockDriftSeconds: number | null }
  | { kind: 'no-pending-activation' };

interface Dependencies {
  activations: Activations;
  deliverNotices: DeliverNotices;
  emailIsAFactor: boolean;
  inBackground: InBackground;
  random: RandomSource;
  resealOutdated: ResealOutdated;
  secretSeal: SecretSeal;
}

/** No step of a new secret has been accepted yet. */
const NO_STEP_YET = -1;

/**
 * Makes the pending secret the account's authenticator once its first code proves the scan. That code is spent by it
 * (SEC-31), every other session and challenge of the account ends with the raised epoch (SEC-54), this browser is trusted
 * from now on, and the owner is told (SEC-58).
 */
export const makeConfirmActivation =
  ({ activations, deliverNotices, emailIsAFactor, inBackground, random, resealOutdated, secretSeal }: Dependencies) =>
  async ({ session, code, requestedFrom, ...cookies }: ConfirmActivationInput): Promise<ConfirmActivationOutcome> => {
    const charge = await activations.charge(session);
    if (!charge) return { kind: 'no-pending-activation' };

    const { attemptsLeft, now, pending } = charge;
    const { authenticatorId } = pending;
    const row = { accountId: session.accountId, authenticatorId };
    const secret = await refundUnjudged(
      () => secretSeal.open(pending.secret, row),
      () => activations.refundUnjudged(session),
    );
    const step = matchTimeStep(secret, code, now, NO_STEP_YET);
    if (step === null) {
      resealOutdated({ row, secret: pending.secret });
      return { kind: 'wrong-code', attemptsLeft, clockDriftSeconds: clockDriftOf(secret, code, now) };
    }

    const { token, tokenHash } = newBearerToken(random);
    const browser = renewedBrowserToken(cookies.browserToken, random);
    const activated = await activations.confirm({
      session,
      authenticatorId,
      step,
      tokenHash,
      browserTokenHash: browser.tokenHash,
      noticeId: random.id(),
      requestedFrom,
    });
    resealOutdated({ row, secret: pending.secret });
    if (!activated) return { kind: 'no-pending-activation' };
    inBackground('notices', deliverNotices);
    const { activatedAt, browserId } = activated;
    const browserToken = browserId && browser.cookieOnceRenewed(browserId);
    const status = { activatedAt, factors: offeredFactors(['authenticator'], emailIsAFactor) };
    return { kind: 'activated', status, sessionToken: token, browserToken };
  };
