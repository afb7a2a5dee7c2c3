import type { AccountForSignIn } from './accounts.ts';
import type { ActingSession } from './sessions.ts';

/**
 * `known` is a browser that has given the right password at this security epoch, or has opened an unlock link, and has
 * attempts of its own left.
 */
export type Caller = 'known' | 'stranger';

/** What one attempt has taken, to be refunded should the password be right. */
export interface ChargedAttempt {
  caller: Caller;
  /** Buckets that each gave a token. */
  keys: readonly Uint8Array[];
  /** The count of consecutive failures, which a right password resets; null where it was not drawn on. */
  consecutiveFailures: Uint8Array | null;
  /** The bucket of judged passwords, which gets its token back only where none was judged; null where none was taken. */
  judged: Uint8Array | null;
}

export type AttemptAtSignIn =
  | { kind: 'refused'; retryAfterSeconds: number }
  /**
   * The account is null where the email has none; all else is as if it had. The decoy is the hash of some account, always
   * the same for one email.
   */
  | { kind: 'charged'; account: AccountForSignIn | null; decoy: string | null; attempt: ChargedAttempt };

export type AttemptInSession =
  | { kind: 'refused'; retryAfterSeconds: number }
  | { kind: 'charged'; passwordHash: string | null; attempt: ChargedAttempt };

export interface SignInThrottleKeys {
  account: Uint8Array;
  network: Uint8Array;
  /** Of the IPv6 site around the network; null where there is none. */
  site: Uint8Array | null;
  consecutiveFailures: Uint8Array;
  /** For all browsers of the account but trusted ones. */
  judged: Uint8Array;
}

/** Attempts at a password. Each is charged and committed before it is judged (SEC-05, SEC-15). */
export interface PasswordAttempts {
  /** By canonical email; `browserTokenHashes` are of the device cookie, whoever sent it. */
  chargeAtSignIn(attempt: {
    email: string;
    browserTokenHashes: readonly Uint8Array[];
    keys: SignInThrottleKeys;
  }): Promise<AttemptAtSignIn>;
  chargeInSession(session: ActingSession): Promise<AttemptInSession>;
  /** For an attempt that was never judged. A right one is refunded by the statement that makes use of it. */
  refund(attempt: ChargedAttempt): Promise<void>;
}

export interface HashingRequest {
  caller: Caller;
  /** The canonical email. */
  account: string;
  /** Verified in vain where there is no account, so that it costs what some account's would; otherwise one of our own is. */
  decoy?: string | null;
}

export interface PasswordHash {
  /**
   * In line where a request is named, so that a flood of links that are opened at once keeps no sign-in waiting (SEC-10).
   * @throws HashingIsBusy as `verify` does.
   */
  hash(password: string, request?: HashingRequest): Promise<string>;
  /**
   * Does the same work when there is no account, so that time does not tell (SEC-03). Strangers queue apart from callers
   * that the account knows; in both queues accounts take turns, whether they exist or not (SEC-10).
   * @throws HashingIsBusy when the queue is too long, or moves too slowly.
   */
  verify(password: string, stored: string | null, request: HashingRequest): Promise<boolean>;
  /**
   * Whether this right password should be hashed again with today's parameters (SEC-01): not where the hash of another
   * system proves only the beginning of it.
   */
  isOutdated(stored: string, password: string): boolean;
  /** A hash that no password verifies against, with the same work as any other. */
  unmatchable(): string;
}

/** Why the password hash of another system cannot be taken over. */
export type HashFlaw = 'no-password' | 'unknown-form' | 'malformed' | 'too-costly';

export interface ForeignHashes {
  /** What to store of such a hash, so that it verifies until its owner signs in. */
  adopt(text: string): { kind: 'adopted'; hash: string } | { kind: 'refused'; flaw: HashFlaw };
}

export class HashingIsBusy extends Error {
  override name = 'HashingIsBusy';
}

export type ThrottleName =
  | 'account'
  | 'network'
  | 'site'
  | 'in-a-row'
  | 'judged'
  | 'unlock-account'
  | 'unlock-account-by-day'
  | 'unlock-network'
  | 'unlock-site'
  | 'email-change-account'
  | 'email-change-address'
  | 'reset-account'
  | 'reset-account-by-day'
  | 'reset-network'
  | 'reset-site'
  | 'reset-code'
  | 'sign-up-email'
  | 'sign-up-network'
  | 'sign-up-site';

/**
 * Names under which attempts are counted: keyed digests, so that whoever reads the table learns neither an address nor
 * which emails were tried, and an email without an account is counted like any other (SEC-06).
 */
export interface ThrottleKeys {
  keyOf(name: ThrottleName, subject: string): Uint8Array;
}
