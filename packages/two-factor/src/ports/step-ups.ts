import type { Evidence } from '../factors/factor.ts';
import type { Amr, ReplacingFactor } from '../vocabulary.ts';
import type { Charge } from './challenges.ts';
import type { RequestOrigin } from './request.ts';
import type { ActingSession } from './sessions.ts';

/** A second factor that is proved in a live session, against a challenge of the session's own. */
export interface StepUps {
  /** Opens this session's challenge, or finds the one that is open. Null where two-factor authentication is not active. */
  open(opening: { challengeId: string; session: ActingSession; requestedFrom: RequestOrigin }): Promise<{
    challengeId: string;
  } | null>;
  /** Draws on what the account's trusted browsers draw on. */
  charge<Name extends ReplacingFactor>(factor: Name, session: ActingSession): Promise<Charge<Name>>;
  /**
   * Spends the evidence, closes the challenge and refunds what was charged to it, and notes the fresh proof and its method
   * in the session, which goes on under a new token: all of it, or nothing and false.
   */
  accept(acceptance: {
    challengeId: string;
    evidence: Evidence<ReplacingFactor>;
    /** What the session carries for it from now on. */
    methods: readonly Amr[];
    session: ActingSession;
    tokenHash: Uint8Array;
    /** Of the notice that some factors leave to the owner. */
    noticeId: string;
    requestedFrom: RequestOrigin;
  }): Promise<boolean>;
}
