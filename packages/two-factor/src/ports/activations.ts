import type { TrustedBrowser } from './challenges.ts';
import type { RequestOrigin } from './mailer.ts';
import type { SealedSecret } from './secret-seal.ts';

/** The session that acts; an activation belongs to the one that began it (SEC-31). */
export interface ActingSession {
  id: string;
  accountId: string;
  securityEpoch: number;
}

export interface PendingActivation {
  /** The pending secret keeps this id when it becomes the account's authenticator, so it is sealed once. */
  authenticatorId: string;
  secret: SealedSecret;
  expiresAt: Date;
}

export interface ChargedActivation {
  attemptsLeft: number;
  /** The database's clock. */
  now: Date;
  pending: PendingActivation;
}

export interface Activations {
  /** When two-factor authentication was activated; null while it is not. */
  activatedAt(accountId: string): Promise<Date | null>;
  /** Replaces what this session has under way, and no other's. Null when the account has an authenticator already. */
  begin(begun: {
    session: ActingSession;
    authenticatorId: string;
    secret: SealedSecret;
    requestedFrom: RequestOrigin;
  }): Promise<{ expiresAt: Date } | null>;
  find(session: ActingSession): Promise<PendingActivation | null>;
  abandon(session: ActingSession): Promise<void>;
  /**
   * Takes one try off the pending activation, and off nothing else: whoever was shown a secret gains nothing by guessing
   * its codes. Null when there is none, or no try is left.
   */
  charge(session: ActingSession): Promise<ChargedActivation | null>;
  /** Undoes one charge, of a code that could not be judged. */
  refundUnjudged(session: ActingSession): Promise<void>;
  /**
   * Makes the pending secret the account's authenticator with `step` already spent, raises the security epoch, carries
   * this session over under a new token, trusts its browser from now on under `browserTokenHash`, and leaves a notice to
   * the owner: all of it, or nothing and null.
   */
  confirm(confirmation: {
    session: ActingSession;
    authenticatorId: string;
    step: number;
    tokenHash: Uint8Array;
    browserTokenHash: Uint8Array;
    noticeId: string;
    requestedFrom: RequestOrigin;
  }): Promise<(TrustedBrowser & { activatedAt: Date }) | null>;
}
