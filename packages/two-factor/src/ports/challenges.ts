import type { Browser, MetBrowser } from './browser.ts';
import type { Charge } from './charge.ts';
import type { StoredCodeMac } from './code-mac.ts';
import type { RequestOrigin } from './mailer.ts';
import type { ChargedTries } from './password-tries.ts';
import type { SealedSecret } from './secret-seal.ts';
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
  expiresAt: Date;
  /** The lower of what the challenge and what the account's guessing budget still allow. */
  attemptsLeft: number;
  emailCode: SentEmailCode | null;
}

/** What it takes to judge a code of either factor; read by the statement that charges the attempt. */
export interface ChargedChallenge {
  challengeId: string;
  accountId: string;
  authenticator: { id: string; secret: SealedSecret; lastStep: number } | null;
  /** Only while it lives. */
  emailCode: StoredCodeMac | null;
}

/** What the accepting statement spends; it accepts nothing if somebody else spent it first. */
export type Spent =
  | { factor: 'authenticator'; authenticatorId: string; step: number }
  | { factor: 'email'; mac: Uint8Array };

export interface TrustedBrowser {
  /** Null when the account has forgotten the browser meanwhile. */
  browserId: string | null;
}

export interface Challenges {
  /** Gives the tries at the password back. */
  open(challenge: {
    id: string;
    accountId: string;
    securityEpoch: number;
    tokenHash: Uint8Array;
    browser: Browser;
    tries: ChargedTries;
    requestedFrom: RequestOrigin;
  }): Promise<{ challenge: Challenge; met: MetBrowser }>;
  find(tokenHash: Uint8Array): Promise<Challenge | null>;
  /** Says whose it was; null when there was none, or none of the expected id. */
  abandon(tokenHash: Uint8Array, expectedId?: string): Promise<{ accountId: string } | null>;
  /** Gone as well where its id is not the expected one. */
  charge(tokenHash: Uint8Array, expectedId?: string): Promise<Charge<ChargedChallenge>>;
  /** Undoes one charge, of a guess that could not be judged. */
  refundUnjudged(challengeId: string): Promise<void>;
  /**
   * Spends the proof, closes the challenge and refunds what was charged to it, begins the session and trusts the
   * browser, from now on under `browserTokenHash`: all of it, or nothing and null.
   */
  accept(acceptance: {
    challengeId: string;
    spent: Spent;
    session: NewSession;
    browserTokenHash: Uint8Array;
    requestedFrom: RequestOrigin;
  }): Promise<TrustedBrowser | null>;
}
