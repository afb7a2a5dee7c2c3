import type { FurtherSecrets } from '../../ports/factor-changes.ts';
import type { InBackground } from '../../ports/maintenance.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import { mayReplaceFactors } from '../../rules/session-strength.ts';
import type { DeliverNotices } from '../deliver-notices.ts';
import { type LinkedNoticeDependencies, linkedNotice } from '../linked-notice.ts';
import { newBearerToken } from '../new-bearer-token.ts';
import { renewedBrowserToken } from '../sign-in/browser-of.ts';
import { type JudgePendingCodeDependencies, judgePendingCode, type PendingCodeRefusal } from './judge-pending-code.ts';

export interface ConfirmFurtherSecretInput {
  session: LiveSession;
  code: string;
  browserToken: string | undefined;
  requestedFrom: RequestOrigin;
}

export type FurtherSecretRefusal = PendingCodeRefusal | { kind: 'factor-required' };

/** `browserToken` is null when the account has forgotten the browser meanwhile. */
export interface Confirmed {
  sessionToken: string;
  browserToken: string | null;
}

export interface ConfirmFurtherSecretDependencies extends JudgePendingCodeDependencies, LinkedNoticeDependencies {
  deliverNotices: DeliverNotices;
  inBackground: InBackground;
}

/**
 * Makes the pending secret the account's authenticator once its first code proves the scan. Every other session and challenge
 * of the account ends with the raised epoch; recovery codes stay as they are. The owner is told (SEC-58).
 */
export async function confirmFurtherSecret(
  { deliverNotices, inBackground, linkTokens, random, ...judging }: ConfirmFurtherSecretDependencies,
  furtherSecrets: FurtherSecrets,
  { session, code, requestedFrom, ...cookies }: ConfirmFurtherSecretInput,
): Promise<FurtherSecretRefusal | ({ kind: 'confirmed' } & Confirmed)> {
  if (!mayReplaceFactors(session)) return { kind: 'factor-required' };
  const judged = await judgePendingCode(judging, furtherSecrets, { session, code });
  if (judged.kind !== 'right') return judged;

  const { token, tokenHash } = newBearerToken(random);
  const browser = renewedBrowserToken(cookies.browserToken, random);
  const confirmed = await furtherSecrets.confirm({
    session,
    authenticatorId: judged.authenticatorId,
    step: judged.step,
    tokenHash,
    browserTokenHash: browser.tokenHash,
    notice: linkedNotice({ linkTokens, random }),
    requestedFrom,
  });
  judged.afterwards();
  if (!confirmed) return { kind: 'no-pending-activation' };
  inBackground('notices', deliverNotices);
  const { browserId } = confirmed;
  return { kind: 'confirmed', sessionToken: token, browserToken: browserId && browser.cookieOnceRenewed(browserId) };
}
