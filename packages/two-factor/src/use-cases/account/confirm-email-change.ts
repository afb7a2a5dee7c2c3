import type { EmailChanges } from '../../ports/account-changes.ts';
import type { CodeMac } from '../../ports/crypto.ts';
import type { InBackground } from '../../ports/maintenance.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import type { DeliverNotices } from '../deliver-notices.ts';
import { type LinkedNoticeDependencies, linkedNotice } from '../linked-notice.ts';
import { newBearerToken } from '../new-bearer-token.ts';
import { renewedBrowserToken } from '../sign-in/browser-of.ts';

export interface ConfirmEmailChangeInput {
  session: LiveSession;
  code: string;
  browserToken: string | undefined;
  requestedFrom: RequestOrigin;
}

export type ConfirmEmailChangeOutcome =
  /** `browserToken` is null when the account has forgotten the browser meanwhile. */
  | { kind: 'email-changed'; email: string; sessionToken: string; browserToken: string | null }
  | { kind: 'wrong-code'; attemptsLeft: number }
  | { kind: 'no-pending-email-change' }
  /** Another account has the address by now, or may get it back. */
  | { kind: 'email-taken' };

interface Dependencies extends LinkedNoticeDependencies {
  codeMac: CodeMac;
  deliverNotices: DeliverNotices;
  emailChanges: EmailChanges;
  inBackground: InBackground;
}

/**
 * Gives the account its new address once a code proves that mailbox. Codes that went to the old one end with every other session
 * and challenge, and the old address is told, with a link that takes all of it back (SEC-57).
 */
export const makeConfirmEmailChange =
  ({ codeMac, deliverNotices, emailChanges, inBackground, linkTokens, random }: Dependencies) =>
  async ({ code, requestedFrom, session, ...cookies }: ConfirmEmailChangeInput): Promise<ConfirmEmailChangeOutcome> => {
    const charge = await emailChanges.charge(session);
    if (!charge) return { kind: 'no-pending-email-change' };
    const { attemptsLeft, id, stored } = charge;
    if (!codeMac.matches(code, { purpose: 'email-change', challengeId: id }, stored))
      return { kind: 'wrong-code', attemptsLeft };

    const { token, tokenHash } = newBearerToken(random);
    const browser = renewedBrowserToken(cookies.browserToken, random);
    const confirmed = await emailChanges.confirm({
      id,
      session,
      tokenHash,
      browserTokenHash: browser.tokenHash,
      notice: linkedNotice({ linkTokens, random }),
      requestedFrom,
    });
    if (confirmed.kind === 'gone') return { kind: 'no-pending-email-change' };
    if (confirmed.kind === 'email-taken') return confirmed;
    inBackground('notices', deliverNotices);
    const { browserId, email } = confirmed;
    const browserToken = browserId && browser.cookieOnceRenewed(browserId);
    return { kind: 'email-changed', email, sessionToken: token, browserToken };
  };
