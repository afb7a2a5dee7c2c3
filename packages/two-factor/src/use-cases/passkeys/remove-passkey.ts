import type { InBackground } from '../../ports/maintenance.ts';
import type { Passkeys } from '../../ports/passkeys.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import type { DeliverNotices } from '../deliver-notices.ts';
import { type LinkedNoticeDependencies, linkedNotice } from '../linked-notice.ts';
import { newBearerToken } from '../new-bearer-token.ts';
import { renewedBrowserToken } from '../sign-in/browser-of.ts';
import type { ReadTwoFactorStatus } from '../two-factor/read-two-factor-status.ts';
import { refusalToReplace } from '../two-factor/refusal-to-replace.ts';

export interface RemovePasskeyInput {
  session: LiveSession;
  browserToken: string | undefined;
  passkeyId: string;
  requestedFrom: RequestOrigin;
}

export type RemovePasskeyOutcome =
  /** `browserToken` is null when the account has forgotten the browser meanwhile. */
  | { kind: 'removed'; sessionToken: string; browserToken: string | null }
  | { kind: 'factor-required' }
  | { kind: 'not-found' }
  | { kind: 'last-primary-factor' }
  | { kind: 'session-gone' }
  | { kind: 'too-many-attempts'; retryAfterSeconds: number };

interface Dependencies extends LinkedNoticeDependencies {
  deliverNotices: DeliverNotices;
  inBackground: InBackground;
  passkeys: Pick<Passkeys, 'remove'>;
  readTwoFactorStatus: ReadTwoFactorStatus;
}

/** Removes a passkey beside which another primary factor stays; every other session and challenge ends, and the owner is told. */
export const makeRemovePasskey =
  ({ deliverNotices, inBackground, passkeys, readTwoFactorStatus, ...making }: Dependencies) =>
  async ({ browserToken, passkeyId, requestedFrom, session }: RemovePasskeyInput): Promise<RemovePasskeyOutcome> => {
    const refusal = await refusalToReplace(session, readTwoFactorStatus);
    if (refusal) return refusal.kind === 'not-active' ? { kind: 'not-found' } : refusal;
    const { token, tokenHash } = newBearerToken(making.random);
    const browser = renewedBrowserToken(browserToken, making.random);
    const removed = await passkeys.remove({
      session,
      passkeyId,
      tokenHash,
      browserTokenHash: browser.tokenHash,
      notice: linkedNotice(making),
      requestedFrom,
    });
    if (removed.kind === 'too-many-changes') return { ...removed, kind: 'too-many-attempts' };
    if (removed.kind !== 'removed') return removed;
    inBackground('notices', deliverNotices);
    const renewed = removed.browserId && browser.cookieOnceRenewed(removed.browserId);
    return { kind: 'removed', sessionToken: token, browserToken: renewed };
  };
