import type { Charge } from './charge.ts';
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

export interface Activations {
  /** When two-factor authentication was activated; null while it is not. */
  activatedAt(accountId: string): Promise<Date | null>;
  /** Replaces an activation under way. Null when the account has an authenticator already. */
  begin(begun: {
    session: ActingSession;
    authenticatorId: string;
    secret: SealedSecret;
    requestedFrom: RequestOrigin;
  }): Promise<{ expiresAt: Date } | null>;
  find(session: ActingSession): Promise<PendingActivation | null>;
  abandon(session: ActingSession): Promise<void>;
  charge(session: ActingSession): Promise<Charge<{ pending: PendingActivation }>>;
  /**
   * Makes the pending secret the account's authenticator with `step` already spent, raises the security epoch,
   * carries this session over under a new token, and leaves a notice to its owner: all of it, or nothing and null.
   */
  confirm(confirmation: {
    session: ActingSession;
    authenticatorId: string;
    step: number;
    tokenHash: Uint8Array;
    noticeId: string;
    requestedFrom: RequestOrigin;
  }): Promise<{ activatedAt: Date } | null>;
}
