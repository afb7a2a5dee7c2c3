import type { Stored } from '../factors/factor.ts';
import type { RequestOrigin } from './request.ts';
import type { ActingSession } from './sessions.ts';

export type CodeTestCharge =
  | { kind: 'charged'; attemptsLeft: number; now: Date; stored: Stored<'authenticator'> }
  | { kind: 'not-active' }
  | { kind: 'refused'; retryAfterSeconds: number };

/** Whether an authenticator still makes the right codes; nothing is accepted by it, and nothing spent. */
export interface CodeTests {
  /** Takes one of the account's own few tests, before anything is compared. */
  charge(session: ActingSession): Promise<CodeTestCharge>;
  /** Undoes one charge, of a code that could not be judged. */
  refundUnjudged(session: ActingSession): Promise<void>;
  /** Notes that the authenticator makes the right codes: no check-up is due any more, and the test is refunded. */
  pass(test: { session: ActingSession; authenticatorId: string; requestedFrom: RequestOrigin }): Promise<void>;
  /** False where there is nothing to check. */
  postponeCheckUp(session: ActingSession): Promise<boolean>;
}
