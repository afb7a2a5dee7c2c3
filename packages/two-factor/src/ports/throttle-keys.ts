export type ThrottleName = 'account' | 'network' | 'in-a-row' | 'unlock-account' | 'unlock-network';

/**
 * Names under which tries are counted: keyed digests, so that who reads the table learns neither an address nor which
 * emails were tried, and an email without an account is counted like any other (SEC-06).
 */
export interface ThrottleKeys {
  keyOf(name: ThrottleName, subject: string): Uint8Array;
}
