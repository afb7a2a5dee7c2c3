import type { InBackground } from '../../ports/maintenance.ts';
import type { Passkeys } from '../../ports/passkeys.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import type { RegistrationResponse, WebAuthn } from '../../ports/web-authn.ts';
import { mayReplaceFactors } from '../../rules/session-strength.ts';
import type { DeliverNotices } from '../deliver-notices.ts';
import { type LinkedNoticeDependencies, linkedNotice } from '../linked-notice.ts';
import { newBearerToken } from '../new-bearer-token.ts';
import { renewedBrowserToken } from '../sign-in/browser-of.ts';

export interface AddPasskeyInput {
  session: LiveSession;
  browserToken: string | undefined;
  credential: RegistrationResponse;
  name: string;
  requestedFrom: RequestOrigin;
}

export type AddPasskeyOutcome =
  /** `browserToken` is null when the account has forgotten the browser meanwhile. */
  | { kind: 'added'; sessionToken: string; browserToken: string | null }
  | { kind: 'factor-required' }
  | { kind: 'not-active' }
  /** The answer is not that of a passkey, not for this console, or not to what this session was asked. */
  | { kind: 'passkey-refused' }
  | { kind: 'passkey-taken' }
  | { kind: 'too-many-attempts'; retryAfterSeconds: number };

export interface AddPasskeyDependencies extends LinkedNoticeDependencies {
  deliverNotices: DeliverNotices;
  inBackground: InBackground;
  passkeys: Passkeys;
  webAuthn: Pick<WebAuthn, 'verifyRegistration'>;
}

/**
 * Keeps the passkey that the browser made beside what is active. Every other session and challenge of the account ends with the
 * raised epoch (SEC-53), and the owner is told.
 */
export const makeAddPasskey =
  ({ deliverNotices, inBackground, passkeys, webAuthn, ...making }: AddPasskeyDependencies) =>
  async ({ browserToken, credential, name, requestedFrom, session }: AddPasskeyInput): Promise<AddPasskeyOutcome> => {
    const found = await passkeys.findRegistration(session);
    if (found?.isActive === false) return { kind: 'not-active' };
    if (!mayReplaceFactors(session)) return { kind: 'factor-required' };
    const challenge = found?.challenge;
    const verified = challenge && (await webAuthn.verifyRegistration(credential, { challenge }));
    if (!verified) return { kind: 'passkey-refused' };
    const { token, tokenHash } = newBearerToken(making.random);
    const browser = renewedBrowserToken(browserToken, making.random);
    const added = await passkeys.add({
      session,
      challenge,
      passkey: { ...verified, id: making.random.id(), name },
      tokenHash,
      browserTokenHash: browser.tokenHash,
      notice: linkedNotice(making),
      requestedFrom,
    });
    if (added.kind === 'ceremony-gone') return { kind: 'passkey-refused' };
    if (added.kind === 'too-many-changes') return { ...added, kind: 'too-many-attempts' };
    if (added.kind === 'taken') return { kind: 'passkey-taken' };
    inBackground('notices', deliverNotices);
    const renewed = added.browserId && browser.cookieOnceRenewed(added.browserId);
    return { kind: 'added', sessionToken: token, browserToken: renewed };
  };
