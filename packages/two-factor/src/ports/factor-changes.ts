import type { Evidence } from '../factors/factor.ts';
import type { FactorName } from '../vocabulary.ts';
import type { Charge } from './challenges.ts';
import type { SealedSecret } from './crypto.ts';
import type { RequestOrigin, TrustedBrowser } from './request.ts';
import type { ActingSession } from './sessions.ts';

/** A factor that an account has rows of. */
export interface Enrolment {
  factor: FactorName;
  enrolledAt: Date;
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
  /** What the account is enrolled in, whichever factors these are. */
  enrolments(accountId: string): Promise<Enrolment[]>;
  /** Replaces what this session has under way, and no other's. Null where two-factor authentication is active already. */
  begin(begun: {
    session: ActingSession;
    authenticatorId: string;
    secret: SealedSecret;
    requestedFrom: RequestOrigin;
  }): Promise<{ expiresAt: Date } | null>;
  find(session: ActingSession): Promise<PendingActivation | null>;
  abandon(session: ActingSession): Promise<void>;
  /**
   * Takes one attempt off the pending activation, and off nothing else: whoever was shown a secret gains nothing by
   * guessing its codes. Null when there is none, or no attempt is left.
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

export interface Deactivations {
  /** Opens this session's deactivation challenge, or returns the one that is open. Null when there is nothing to deactivate. */
  open(opening: {
    challengeId: string;
    session: ActingSession;
    requestedFrom: RequestOrigin;
  }): Promise<{ challengeId: string } | null>;
  charge(session: ActingSession): Promise<Charge<'email'>>;
  /**
   * Spends the evidence, removes every enrolled factor, raises the security epoch, carries this session over under a new
   * token, and leaves a notice to its owner: all of it, or nothing and false.
   */
  confirm(confirmation: {
    session: ActingSession;
    challengeId: string;
    evidence: Evidence<'email'>;
    tokenHash: Uint8Array;
    noticeId: string;
    requestedFrom: RequestOrigin;
  }): Promise<boolean>;
}
