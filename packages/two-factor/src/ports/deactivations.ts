import type { ActingSession } from './activations.ts';
import type { Charge } from './charge.ts';
import type { StoredCodeMac } from './code-mac.ts';
import type { RequestOrigin } from './mailer.ts';

export interface Deactivations {
  /** Opens this session's deactivation challenge, or returns the one that is open. Null when there is nothing to deactivate. */
  open(opening: {
    challengeId: string;
    session: ActingSession;
    requestedFrom: RequestOrigin;
  }): Promise<{ challengeId: string } | null>;
  charge(session: ActingSession): Promise<Charge<{ challengeId: string; emailCode: StoredCodeMac | null }>>;
  /**
   * Spends the code, removes the authenticator, raises the security epoch, carries this session over under a new token,
   * and leaves a notice to its owner: all of it, or nothing and false.
   */
  confirm(confirmation: {
    session: ActingSession;
    challengeId: string;
    mac: Uint8Array;
    tokenHash: Uint8Array;
    noticeId: string;
    requestedFrom: RequestOrigin;
  }): Promise<boolean>;
}
