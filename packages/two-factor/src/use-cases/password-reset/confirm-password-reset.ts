import type { InBackground } from '../../ports/maintenance.ts';
import type { PasswordResets } from '../../ports/password-resets.ts';
import type { PasswordHash } from '../../ports/passwords.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import { bearerTokenHash } from '../../rules/bearer-token.ts';
import type { PasswordFlaw } from '../../vocabulary.ts';
import type { DeliverNotices } from '../deliver-notices.ts';
import { type LinkedNoticeDependencies, linkedNotice } from '../linked-notice.ts';
import { newPasswordFlaw, type PasswordPolicy } from '../new-password-flaw.ts';

export interface ConfirmPasswordResetInput {
  /** Of the mailed link, or of its code. */
  token: string;
  password: string;
  requestedFrom: RequestOrigin;
}

export type ConfirmPasswordResetOutcome =
  | { kind: 'password-reset'; accountId: string }
  | { kind: 'poor-password'; accountId: string; flaw: PasswordFlaw }
  | { kind: 'link-gone' };

interface Dependencies extends PasswordPolicy, LinkedNoticeDependencies {
  deliverNotices: DeliverNotices;
  inBackground: InBackground;
  passwordHash: PasswordHash;
  passwordResets: PasswordResets;
}

/**
 * Sets a new password by a mailed link, once. It signs nobody in and leaves the factors alone: who has forgotten the password
 * has still the second step before them (SEC-09). A link that no longer counts is refused before anything is hashed, and a
 * password that may not be set spends nothing.
 * @throws HashingIsBusy
 */
export const makeConfirmPasswordReset =
  ({ deliverNotices, inBackground, passwordHash, passwordResets, ...parts }: Dependencies) =>
  async ({ password, requestedFrom, token }: ConfirmPasswordResetInput): Promise<ConfirmPasswordResetOutcome> => {
    const tokenHash = bearerTokenHash(token);
    const found = tokenHash && (await passwordResets.find(tokenHash));
    if (!found) return { kind: 'link-gone' };
    const { accountId, email } = found;
    const flaw = await newPasswordFlaw(parts, { email, password });
    if (flaw) return { kind: 'poor-password', accountId, flaw };

    const confirmed = await passwordResets.confirm({
      tokenHash,
      passwordHash: await passwordHash.hash(password, { caller: 'stranger', account: email }),
      notice: linkedNotice(parts),
      requestedFrom,
    });
    if (!confirmed) return { kind: 'link-gone' };
    inBackground('notices', deliverNotices);
    return { kind: 'password-reset', accountId };
  };
