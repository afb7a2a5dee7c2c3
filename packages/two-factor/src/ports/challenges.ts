import type { Evidence, Stored } from '../factors/factor.ts';
import type { CodeDelivery, Delivery, FactorName, Trust } from '../vocabulary.ts';
import type { StoredCodeMac } from './crypto.ts';
import type { Addressee, MailId } from './mail.ts';
import type { LeftNotice } from './notices.ts';
import type { ChargedAttempt } from './passwords.ts';
import type { Browser, MetBrowser, RequestOrigin, TrustedBrowser } from './request.ts';
import type { NewSession } from './sessions.ts';

export interface SentEmailCode {
  sentAt: Date;
  expiresAt: Date;
  resendAt: Date;
  /** What became of its mail, as far as the provider has said; null when nothing can be known. */
  delivery: CodeDelivery | null;
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
  /** Until then no emailed code answers it; null where one does (SEC-56). */
  emailHeldUntil: Date | null;
  /** False where the account's owner has switched emailed codes off for sign-ins. */
  acceptsEmailCodes: boolean;
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
      /** Null where the account has forgotten it. */
      browserId: string | null;
      /** Null at a sign-in. */
      sessionId: string | null;
      /** Whose budget gave the guess. */
      trust: Trust;
      attemptsLeft: number;
      /** The database's clock, so that all replicas judge by one time. */
      now: Date;
      stored: Stored<Name> | null;
    }
  | { kind: 'gone' }
  /** Nothing was charged: the factor is held back until then. */
  | { kind: 'held'; accountId: string; heldUntil: Date }
  | { kind: 'refused'; accountId: string; retryAfterSeconds: number };

export interface Challenges {
  /** Refunds the attempt at the password. Null where the account is blocked. */
  open(challenge: {
    id: string;
    accountId: string;
    securityEpoch: number;
    tokenHash: Uint8Array;
    browser: Browser;
    attempt: ChargedAttempt;
    requestedFrom: RequestOrigin;
  }): Promise<{ challenge: Challenge; met: MetBrowser } | null>;
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
    accountId: string;
    challengeId: string;
    /** As the charge saw it: what a trusted browser does not need is then left out, unless it is none any more. */
    trust: Trust;
    evidence: Evidence;
    session: NewSession;
    browserTokenHash: Uint8Array;
    /** Of the notice that is left of a factor's use or of a new browser. */
    noticeId: string;
    requestedFrom: RequestOrigin;
  }): Promise<(TrustedBrowser & LeftNotice) | null>;
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
  /** Emailed codes count for nothing until then. */
  | { kind: 'held'; heldUntil: Date }
  /** The owner has switched emailed codes off for sign-ins. */
  | { kind: 'not-accepted' }
  | { kind: 'gone' };

export interface EmailCodes {
  /** Takes one send off every allowance and stores the new code in place of the challenge's last one. */
  reserve(send: { challengeId: string; code: StoredCodeMac }): Promise<SendReservation>;
  /**
   * Records that the mail has left, or may have, which is when its id is not known: from then on others may be told that
   * the code was sent. Returns what has become of the mail already, null for nothing yet.
   */
  confirmSent(send: { challengeId: string; code: StoredCodeMac; mailId: MailId | null }): Promise<Delivery | null>;
  /** For a mail that certainly did not leave: refunds the send and leaves everything as it was before. */
  release(send: { challengeId: string; replaced: ReplacedCode | null; paidBy: Trust }): Promise<void>;
}
