import type { PasswordChanges } from '../../ports/account-changes.ts';
import type { InBackground } from '../../ports/maintenance.ts';
import type { ChargedAttempt } from '../../ports/passwords.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import { normalizedPassword } from '../../rules/password.ts';
import type { PasswordFlaw } from '../../vocabulary.ts';
import type { DeliverNotices } from '../deliver-notices.ts';
import { type JudgePasswordDependencies, judgePassword } from '../judge-password.ts';
import { type LinkedNoticeDependencies, linkedNotice } from '../linked-notice.ts';
import { newBearerToken } from '../new-bearer-token.ts';
import { newPasswordFlaw, type PasswordPolicy } from '../new-password-flaw.ts';
import { renewedBrowserToken } from '../sign-in/browser-of.ts';

export interface ChangePasswordInput {
  session: LiveSession;
  currentPassword: string;
  password: string;
  browserToken: string | undefined;
  requestedFrom: RequestOrigin;
}

export type ChangePasswordOutcome =
  /** `browserToken` is null when the account has forgotten the browser meanwhile. */
  | { kind: 'password-changed'; sessionToken: string; browserToken: string | null }
  /** Nothing was judged or charged. */
  | { kind: 'password-unchanged' }
  | { kind: 'poor-password'; flaw: PasswordFlaw }
  | { kind: 'wrong-credentials' }
  /** The session ended, or the password was changed, while the current one was judged. */
  | { kind: 'session-gone' }
  | { kind: 'too-many-attempts'; retryAfterSeconds: number };

interface Dependencies extends JudgePasswordDependencies, PasswordPolicy, LinkedNoticeDependencies {
  deliverNotices: DeliverNotices;
  inBackground: InBackground;
  passwordChanges: PasswordChanges;
}

/**
 * Sets another password, once the current one is proved. Every other session and challenge of the account ends with the raised
 * epoch, this session goes on under a new token (SEC-24), and the owner is told (SEC-58).
 */
export function makeChangePassword(dependencies: Dependencies) {
  const { passwordAttempts, passwordChanges, passwordHash, random } = dependencies;

  /** What was not hashed for want of a turn costs no attempt. */
  async function hashOf(password: string, account: string, attempt: ChargedAttempt) {
    try {
      return await passwordHash.hash(password, { caller: attempt.caller, account });
    } catch (error) {
      await passwordAttempts.refund(attempt);
      throw error;
    }
  }

  /** @throws HashingIsBusy */
  return async (input: ChangePasswordInput): Promise<ChangePasswordOutcome> => {
    const { browserToken: cookie, currentPassword, password, requestedFrom, session } = input;
    if (normalizedPassword(password) === normalizedPassword(currentPassword)) return { kind: 'password-unchanged' };
    const flaw = await newPasswordFlaw(dependencies, { email: session.email, password });
    if (flaw) return { kind: 'poor-password', flaw };

    const charge = await passwordAttempts.chargeInSession(session);
    if (charge.kind === 'refused') return { ...charge, kind: 'too-many-attempts' };
    const { attempt, passwordHash: stored } = charge;
    const judged = { account: session.email, password: currentPassword, stored, attempt };
    if (!(await judgePassword({ passwordAttempts, passwordHash }, judged)) || stored === null)
      return { kind: 'wrong-credentials' };

    const { token, tokenHash } = newBearerToken(random);
    const browser = renewedBrowserToken(cookie, random);
    const changed = await passwordChanges.change({
      session,
      from: stored,
      to: await hashOf(password, session.email, attempt),
      attempt,
      tokenHash,
      browserTokenHash: browser.tokenHash,
      notice: linkedNotice(dependencies),
      requestedFrom,
    });
    if (!changed) return { kind: 'session-gone' };
    dependencies.inBackground('notices', dependencies.deliverNotices);
    const { browserId } = changed;
    const browserToken = browserId && browser.cookieOnceRenewed(browserId);
    return { kind: 'password-changed', sessionToken: token, browserToken };
  };
}
