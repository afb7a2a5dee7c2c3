import { offeredFactors } from '../../factors/enrolled.ts';
import { passkeyMethods } from '../../factors/methods-of.ts';
import type { SecretSeal } from '../../ports/crypto.ts';
import type { Amr } from '../../vocabulary.ts';
import { linkedNotice } from '../linked-notice.ts';
import { newBearerToken } from '../new-bearer-token.ts';
import { renewedBrowserToken } from '../sign-in/browser-of.ts';
import { newRecoveryCodes } from '../two-factor/new-recovery-codes.ts';
import type { TwoFactorStatus } from '../two-factor/read-two-factor-status.ts';
import type { AddPasskeyDependencies, AddPasskeyInput } from './add-passkey.ts';

export type ActivateWithPasskeyOutcome =
  /** `browserToken` is null when the account has forgotten the browser meanwhile. */
  | {
      kind: 'activated';
      status: TwoFactorStatus;
      /** In clear, for this one answer. */
      recoveryCodes: string[];
      sessionToken: string;
      browserToken: string | null;
    }
  | { kind: 'already-active' }
  | { kind: 'passkey-refused' }
  | { kind: 'passkey-taken' }
  | { kind: 'too-many-attempts'; retryAfterSeconds: number };

interface Dependencies extends AddPasskeyDependencies {
  emailIsAFactor: boolean;
  secretSeal: SecretSeal;
}

/**
 * Activates by the passkey that the browser made, as `confirmActivation` does by an authenticator: the session goes on as one
 * that the passkey proved, every other session and challenge ends with the raised epoch (SEC-54), this browser is trusted from now
 * on, and the owner is told (SEC-58).
 */
export const makeActivateWithPasskey =
  ({ deliverNotices, emailIsAFactor, inBackground, passkeys, webAuthn, ...making }: Dependencies) =>
  async ({
    credential,
    name,
    requestedFrom,
    session,
    ...cookies
  }: AddPasskeyInput): Promise<ActivateWithPasskeyOutcome> => {
    const found = await passkeys.findRegistration(session);
    if (found?.isActive) return { kind: 'already-active' };
    const challenge = found?.challenge;
    const verified = challenge && (await webAuthn.verifyRegistration(credential, { challenge }));
    if (!verified) return { kind: 'passkey-refused' };
    const { random } = making;
    const { token, tokenHash } = newBearerToken(random);
    const browser = renewedBrowserToken(cookies.browserToken, random);
    const { codes: recoveryCodes, kept } = newRecoveryCodes(making, session.accountId);
    const methods: Amr[] = passkeyMethods(verified);
    const activated = await passkeys.activate({
      session,
      challenge,
      passkey: { ...verified, id: random.id(), name },
      methods,
      recoveryCodes: kept,
      tokenHash,
      browserTokenHash: browser.tokenHash,
      notice: linkedNotice(making),
      requestedFrom,
    });
    if (activated.kind === 'ceremony-gone') return { kind: 'passkey-refused' };
    if (activated.kind === 'taken') return { kind: 'passkey-taken' };
    if (activated.kind === 'too-many-changes') return { ...activated, kind: 'too-many-attempts' };
    if (activated.kind === 'already-active') return activated;
    inBackground('notices', deliverNotices);
    const { activatedAt, browserId } = activated;
    const status = {
      activatedAt,
      factors: offeredFactors(['passkey', 'recovery-code'], emailIsAFactor),
      recoveryCodes: { left: recoveryCodes.length, createdAt: activatedAt, isSaved: false },
      isCheckUpDue: false,
      acceptsEmailCodes: true,
    };
    const browserToken = browserId && browser.cookieOnceRenewed(browserId);
    return { kind: 'activated', status, recoveryCodes, sessionToken: token, browserToken };
  };
