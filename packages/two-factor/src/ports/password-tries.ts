import type { ActingSession } from './activations.ts';

export interface AccountForSignIn {
  id: string;
  email: string;
  passwordHash: string;
  securityEpoch: number;
  twoFactorIsActive: boolean;
}

/**
 * `known` is a browser that has given the right password at this security epoch, or has opened an unlock link, and has tries
 * of its own left.
 */
export type Caller = 'known' | 'stranger';

/** What one try has taken, to be given back should the password be right. */
export interface ChargedTries {
  caller: Caller;
  /** Buckets that each gave a token. */
  keys: readonly Uint8Array[];
  /** The count of wrong ones in a row, which a right one ends; null where it was not asked. */
  inARow: Uint8Array | null;
  /** The bucket of judged passwords, which gets its token back only where none was judged; null where none was taken. */
  judged: Uint8Array | null;
}

export type TryAtSignIn =
  | { kind: 'refused'; retryAfterSeconds: number }
  /** The account is null where the email has none; all else is as if it had. */
  | { kind: 'charged'; account: AccountForSignIn | null; tries: ChargedTries };

export type TryInSession =
  | { kind: 'refused'; retryAfterSeconds: number }
  | { kind: 'charged'; passwordHash: string | null; tries: ChargedTries };

export interface SignInThrottleKeys {
  account: Uint8Array;
  network: Uint8Array;
  /** Of the IPv6 site around the network; null where there is none. */
  site: Uint8Array | null;
  inARow: Uint8Array;
  /** For all browsers of the account but trusted ones. */
  judged: Uint8Array;
}

/** Tries at a password. Each is charged and committed before it is judged (SEC-05, SEC-15). */
export interface PasswordTries {
  /** By canonical email; `browserTokenHashes` are of the device cookie, whoever sent it. */
  chargeAtSignIn(attempt: {
    email: string;
    browserTokenHashes: readonly Uint8Array[];
    keys: SignInThrottleKeys;
  }): Promise<TryAtSignIn>;
  chargeInSession(session: ActingSession): Promise<TryInSession>;
  /** For a try that was never judged. One that was right is given back by the statement that makes use of it. */
  giveBack(tries: ChargedTries): Promise<void>;
}
