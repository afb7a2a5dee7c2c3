import type { StoredRecoveryCodes } from '../factors/recovery-code.ts';
import type { FactorName } from '../vocabulary.ts';
import type { SealedSecret } from './crypto.ts';
import type { LinkedNotice } from './notices.ts';
import type { RequestOrigin, TrustedBrowser } from './request.ts';
import type { ActingSession } from './sessions.ts';

/** A whole set, which takes the place of the one before. */
export interface NewRecoveryCodes {
  id: string;
  /** Of the MACs; sealed, so that a rotation of keys reaches it. */
  key: SealedSecret;
  macs: readonly Uint8Array[];
}

export interface RecoveryCodesStatus {
  /** How many have not been spent. */
  left: number;
  createdAt: Date;
  /** Whether one of them was typed back. */
  isSaved: boolean;
}

/** What was made, and what the account has beside it. */
export interface RenewedCodes {
  renewedAt: Date;
  activatedAt: Date;
  enrolledFactors: readonly FactorName[];
  isCheckUpDue: boolean;
  acceptsEmailCodes: boolean;
}

export interface RecoveryCodes {
  /** Null where the account has none. */
  find(accountId: string): Promise<StoredRecoveryCodes | null>;
  /**
   * Puts a new set in place of the old one, raises the security epoch, carries this session over under a new token, trusts
   * its browser from now on under `browserTokenHash`, and leaves a notice to the owner: all of it, or nothing and null.
   * Null where two-factor authentication is not active, or the session has proved no factor that may replace others.
   */
  renew(renewal: {
    session: ActingSession;
    codes: NewRecoveryCodes;
    tokenHash: Uint8Array;
    browserTokenHash: Uint8Array;
    notice: LinkedNotice;
    requestedFrom: RequestOrigin;
  }): Promise<(TrustedBrowser & RenewedCodes) | null>;
  /** Notes that a code of this set was typed back. */
  confirmSaved(confirmation: {
    session: ActingSession;
    recoveryCodesId: string;
    requestedFrom: RequestOrigin;
  }): Promise<void>;
}
