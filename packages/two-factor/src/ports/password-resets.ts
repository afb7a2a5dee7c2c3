import type { StoredCodeMac } from './crypto.ts';
import type { Addressee } from './mail.ts';
import type { LinkedNotice } from './notices.ts';
import type { RequestOrigin } from './request.ts';
import type { LinkRequest, LinkRequestKeys } from './unlock-links.ts';

export interface NewPasswordReset {
  id: string;
  email: string;
  /** Of the browser that asked, in which the code may be typed. */
  requestTokenHash: Uint8Array;
  /** Of the mailed link. */
  tokenHash: Uint8Array;
  code: StoredCodeMac;
  /** Under which tries at codes for this email are counted. */
  triesKey: Uint8Array;
  requestedFrom: RequestOrigin;
}

/** One try at the code that was mailed last at this browser's request, charged before anything is compared. */
export type ResetCodeCharge =
  | { kind: 'charged'; id: string; stored: StoredCodeMac; attemptsLeft: number }
  /** The email has had its tries, at whichever requests. */
  | { kind: 'refused'; retryAfterSeconds: number }
  /** Never asked for, expired, redeemed, or out of tries. */
  | { kind: 'gone' };

/**
 * Requests for a new password, each with a mailed link and a code that stands in for it. There is one too for an email without
 * an account, which nothing redeems: rows, statements and answers are alike (SEC-03).
 */
export interface PasswordResets {
  /** Counts the request, and looks at no account. */
  charge(keys: LinkRequestKeys): Promise<LinkRequest>;
  /** Makes the row; the addressee is null where the email has no account. Earlier ones stay as good as they were (SEC-09). */
  issue(reset: NewPasswordReset): Promise<{ addressee: Addressee | null; now: Date }>;
  /** Draws on no budget of the second factor, and the link goes on working when all tries are used up. */
  chargeCode(requestTokenHash: Uint8Array): Promise<ResetCodeCharge>;
  /** Takes the code for another token of the same request, once; false where it no longer counts. */
  redeemCode(redeemed: { id: string; code: StoredCodeMac; tokenHash: Uint8Array }): Promise<boolean>;
  /** Whose password the token may set, and null for one that no longer counts. Changes nothing. */
  find(tokenHash: Uint8Array): Promise<{ accountId: string; email: string } | null>;
  /**
   * Spends the token, sets the password, raises the security epoch, ends every session and challenge, distrusts every browser,
   * holds emailed codes back, and leaves a notice to the owner: all of it, or nothing and null.
   */
  confirm(confirmation: {
    tokenHash: Uint8Array;
    passwordHash: string;
    notice: LinkedNotice;
    requestedFrom: RequestOrigin;
  }): Promise<{ accountId: string } | null>;
}
