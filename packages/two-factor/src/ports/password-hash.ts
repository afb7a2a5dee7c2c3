import type { Caller } from './password-tries.ts';

export interface Asker {
  caller: Caller;
  /** The canonical email. */
  account: string;
}

export interface PasswordHash {
  hash(password: string): Promise<string>;
  /**
   * Does the same work when there is no account, so that time does not tell (SEC-03). Strangers wait in a line of their
   * own, apart from callers that the account knows; in both, accounts take turns, whether they exist or not (SEC-10).
   * @throws HashingIsBusy when the line is too long, or moves too slowly.
   */
  verify(password: string, stored: string | null, asker: Asker): Promise<boolean>;
  /** Whether a right password should be hashed again with today's parameters (SEC-01). */
  isOutdated(stored: string): boolean;
}

export class HashingIsBusy extends Error {
  override name = 'HashingIsBusy';
}
