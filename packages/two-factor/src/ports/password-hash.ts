import type { Caller } from './password-tries.ts';

export interface PasswordHash {
  hash(password: string): Promise<string>;
  /**
   * Does the same work when there is no account, so that time does not tell (SEC-03). Strangers wait in a line of their
   * own, apart from callers that the account knows (SEC-10).
   * @throws HashingIsBusy when the line is too long, or moves too slowly.
   */
  verify(password: string, stored: string | null, caller: Caller): Promise<boolean>;
  /** Whether a right password should be hashed again with today's parameters (SEC-01). */
  isOutdated(stored: string): boolean;
}

export class HashingIsBusy extends Error {
  override name = 'HashingIsBusy';
}
