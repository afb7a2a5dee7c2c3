import type { Evidence, Stored } from '../factors/factor.ts';
import type { FactorName, Trust } from '../vocabulary.ts';
import type { StoredCodeMac } from './crypto.ts';
import type { Addressee } from './mail.ts';
import type { ChargedAttempt } from './passwords.ts';
import type { Browser, MetBrowser, RequestOrigin, TrustedBrowser } from './request.ts';
import type { NewSession } from './sessions.ts';

export interface SentEmailCode {
  sentAt: Date;
  expiresAt: Date;
  resendAt: Date;
}

/** The open question between a right password and a session. It names the account; no request ever does (SEC-18). */
export interface Challenge {
  id: string;
  accountId: string;
  email: string;
  enrolledFactors: readonly FactorName[];
  expiresAt: Date;
  /** The lower of what the challenge and what the account's guessing budget still allow. */
  attemptsLeft: number;
  emailCode: SentEmailCode | null;
}

/** A challenge by the token of its cookie; `expectedId` is the one that the page shows, undefined where it does not say. */
export interface HeldChallenge {
  tokenHash: Uint8Array;
  expectedId?: string | undefined;
}

/**
 * One attempt, charged before anything is compared, in one statement that commits by itself (SEC-15). `stored` is what
 * the claimed factor judges by, null where the account has none.
 */
export type Charge<Name extends FactorName> =
  | {
      kind: 'charged';
      accountId: string;
      challengeId: string;
      attemptsLeft: number;
      /** The database's clock, so that all replicas judge by one time. */
      now: Date;
      stored: Stored<Name> | null;
    }
  | { kind: 'gone' }
  | { kind: 'refused'; accountId: string; retryAfterSeconds: number };

export interface Challenges {
  /** Refunds the attempt at the password. */
  open(challenge: {
    id: string;
    accountId: string;
    securityEpoch: number;
    tokenHash: Uint8Array;
    browser: Browser;
    attempt: ChargedAttempt;
    requestedFrom: RequestOrigin;
  }): Promise<{ challenge: Challenge; met: MetBrowser }>;
  find(tokenHash: Uint8Array): Promise<Challenge | null>;
  /** Returns the owner; null when there was none, or none of the expected id. */
  abandon(held: HeldChallenge): Promise<{ accountId: string } | null>;
  /** A factor that cannot be guessed costs the challenge an attempt and the account no guess. */
  charge<Name extends FactorName>(factor: Name, held: HeldChallenge): Promise<Charge<Name>>;
  /** Undoes one charge, of a proof that could not be judged. */
  refundUnjudged(factor: FactorName, challengeId: string): Promise<void>;
  /**
   * Spends the evidence, closes the challenge and refunds what was charged to it, begins the session and trusts the
   * browser, from now on under `browserTokenHash`: all of it, or nothing and null.
   */
  accept(acceptance: {
    challengeId: string;
    evidence: Evidence;
    session: NewSession;
    browserTokenHash: Uint8Array;
    requestedFrom: RequestOrigin;
  }): Promise<TrustedBrowser | null>;
}

/** What was stored for the challenge before a reservation put a new code in its place. */
export interface ReplacedCode extends StoredCodeMac {
  sentAt: Date;
  expiresAt: Date;
  hasLeft: boolean;
}

export type SendReservation =
  /** `replaced` and `paidBy`, the allowance that gave the send, are what `release` needs should the mail not leave. */
  | {
      kind: 'reserved';
      addressee: Addressee;
      now: Date;
      sent: SentEmailCode;
      replaced: ReplacedCode | null;
      paidBy: Trust;
    }
  /** The last code is younger than the resend interval; until it `hasLeft`, another request is sending it. */
  | { kind: 'too-soon'; email: string; sent: SentEmailCode; hasLeft: boolean; retryAfterSeconds: number }
  /** No send is left in this challenge or, for now, in this account. */
  | { kind: 'refused'; retryAfterSeconds: number }
  | { kind: 'gone' };

export interface EmailCodes {
  /** Takes one send off every allowance and stores the new code in place of the challenge's last one. */
  reserve(send: { challengeId: string; code: StoredCodeMac }): Promise<SendReservation>;
  /** Records that the mail has left, or may have: from then on others may be told that the code was sent. */
  confirmSent(send: { challengeId: string; code: StoredCodeMac }): Promise<void>;
  /** For a mail that certainly did not leave: refunds the send and leaves everything as it was before. */
  release(send: { challengeId: string; replaced: ReplacedCode | null; paidBy: Trust }): Promise<void>;
}
