import type { RefusedCodeEvent } from '../security-event-kinds.ts';
import type { FactorName } from '../vocabulary.ts';
import type { RequestOrigin } from './request.ts';
import type { ActingSession } from './sessions.ts';

/** What was charged to a challenge and did not answer it. */
export interface RefusedCode {
  event: RefusedCodeEvent;
  factor: FactorName;
  accountId: string;
  /** Of the challenge; the browser is null where the account has forgotten it, the session at a sign-in. */
  browserId: string | null;
  sessionId: string | null;
  requestedFrom: RequestOrigin;
}

/** What the long bucket of a guessing budget holds now, and how large it is. */
export interface RemainingGuesses {
  tokens: number;
  capacity: number;
  refillSeconds: number;
}

export interface Exposure {
  /** Of each trust class; empty while two-factor authentication is not active. */
  remaining: RemainingGuesses[];
  enrolledFactors: readonly FactorName[];
  /** False where the owner has switched emailed codes off for sign-ins. */
  acceptsEmailCodes: boolean;
  /** Refused codes that could have been guessed, of as many days as are shown. */
  tried: number;
  /** Those of them, and of recovery codes, by browsers that never completed a second step of this account. */
  triedByOthers: number;
}

interface Telling {
  accountId: string;
  noticeId: string;
  requestedFrom: RequestOrigin;
}

/** Refused codes after a right password. */
export interface RefusedCodes {
  /** Of proofs that cannot be guessed only so many a day are recorded. */
  record(refused: RefusedCode): Promise<void>;
  /**
   * Leaves a notice to the owner if too many were refused lately and no later success of the same browser redeems them,
   * the owner wants it, and none was left too lately; says whether it did. It has to see what was recorded, so it is
   * called once `record` has resolved.
   */
  tellOwner(telling: Telling): Promise<boolean>;
  /** Leaves a notice to the owner that a passkey counted back, unless one was left too lately; says whether it did. */
  tellOfCopiedPasskey(telling: Telling): Promise<boolean>;
  /** What somebody who knew the password could still do, and what was tried. */
  exposureOf(session: ActingSession): Promise<Exposure>;
}
