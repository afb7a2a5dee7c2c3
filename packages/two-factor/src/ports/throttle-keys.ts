export type ThrottleName =
  | 'account'
  | 'network'
  | 'site'
  | 'in-a-row'
  | 'judged'
  | 'unlock-account'
  | 'unlock-account-by-day'
  | 'unlock-network'
  | 'unlock-site';

/**
 * Names under which tries are counted: keyed digests, so that who reads the table learns neither an address nor which
 * emails were tried, and an email without an account is counted like any other (SEC-06).
 */
export interface ThrottleKeys {
  keyOf(name: ThrottleName, subject: string): Uint8Array;
}
