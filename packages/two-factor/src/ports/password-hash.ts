export interface PasswordHash {
  hash(password: string): Promise<string>;
  /** Does the same work when there is no account, so that time does not tell (SEC-03). */
  verify(password: string, stored: string | null): Promise<boolean>;
  /** Whether a right password should be hashed again with today's parameters (SEC-01). */
  isOutdated(stored: string): boolean;
}
