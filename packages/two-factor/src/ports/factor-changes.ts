import type { Evidence } from '../factors/factor.ts';
import type { FactorName } from '../vocabulary.ts';
import type { Charge, SentEmailCode } from './challenges.ts';
import type { SealedSecret } from './crypto.ts';
import type { LinkedNotice } from './notices.ts';
import type { NewRecoveryCodes, RecoveryCodesStatus } from './recovery-codes.ts';
import type { RequestOrigin, TrustedBrowser } from './request.ts';
import type { ActingSession } from './sessions.ts';

/** A factor that an account has rows of. */
export interface Enrolment {
  factor: FactorName;
  enrolledAt: Date;
}

export interface AccountFactors {
  enrolments: Enrolment[];
  /** Null where the account never had any. */
  recoveryCodes: RecoveryCodesStatus | null;
  /** Whether weeks have passed since the authenticator was set up, without one of its codes. */
  isCheckUpDue: boolean;
  /** False where the owner has switched emailed codes off for sign-ins. */
  acceptsEmailCodes: boolean;
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

/** A secret that a session has under way: of an activation, of a move to a new phone, or of an authenticator that is added. */
export interface PendingSecrets {
  /**
   * Replaces what this session has under way, and no other's. Null where two-factor authentication is active already, or
   * not active, as the change needs it.
   */
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
}

export interface Activations extends PendingSecrets {
  /** What the account is enrolled in, whichever factors these are. */
  factorsOf(accountId: string): Promise<AccountFactors>;
  /**
   * Makes the pending secret the account's authenticator with `step` already spent, keeps its recovery codes, raises the security epoch, carries
   * this session over under a new token, trusts its browser from now on under `browserTokenHash`, and leaves a notice to
   * the owner: all of it, or nothing and null.
   */
  confirm(confirmation: {
    session: ActingSession;
    authenticatorId: string;
    step: number;
    recoveryCodes: NewRecoveryCodes;
    tokenHash: Uint8Array;
    browserTokenHash: Uint8Array;
    notice: LinkedNotice;
    requestedFrom: RequestOrigin;
  }): Promise<(TrustedBrowser & { activatedAt: Date }) | null>;
}

/** A secret that becomes the account's authenticator while two-factor authentication is active. */
export interface FurtherSecrets extends PendingSecrets {
  /**
   * Makes the pending secret the account's authenticator with `step` already spent, raises the security epoch, carries this
   * session over under a new token as one that the authenticator proved, trusts its browser from now on under
   * `browserTokenHash`, and leaves a notice to the owner: all of it, or nothing and null.
   */
  confirm(confirmation: {
    session: ActingSession;
    authenticatorId: string;
    step: number;
    tokenHash: Uint8Array;
    browserTokenHash: Uint8Array;
    notice: LinkedNotice;
    requestedFrom: RequestOrigin;
  }): Promise<(TrustedBrowser & { activatedAt: Date }) | null>;
}

/** From one phone to another: the old authenticator works until the new one has taken its place. */
export type Moves = FurtherSecrets;

/** Of the authenticator beside the passkeys of an account that has none. */
export type Additions = FurtherSecrets;

export interface Deactivations {
  /** Opens this session's deactivation challenge, or returns the one that is open. Null when there is nothing to deactivate. */
  open(opening: {
    challengeId: string;
    session: ActingSession;
    requestedFrom: RequestOrigin;
  }): Promise<{ challengeId: string } | null>;
  /** The code that was mailed to this session, as long as it counts. */
  findCode(session: ActingSession): Promise<{ email: string; sent: SentEmailCode } | null>;
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
    notice: LinkedNotice;
    requestedFrom: RequestOrigin;
  }): Promise<boolean>;
}
