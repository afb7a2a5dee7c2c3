import type { Trust } from '../vocabulary.ts';

/** A span of time in whole seconds; made only by the functions below, so that a bare number is never mistaken for one. */
export type Seconds = number & { readonly unit: 'seconds' };

export const minutes = (n: number) => (n * 60) as Seconds;
export const hours = (n: number) => (n * 3_600) as Seconds;
export const days = (n: number) => (n * 86_400) as Seconds;

/** A token bucket: holds at most `capacity`, and an empty one is full again after `refillsIn`. */
export interface Bucket {
  capacity: number;
  refillsIn: Seconds;
}

/**
 * Guesses at six digits, one pair of buckets per account and trust class, shared by every factor and purpose.
 * Over a year at most 200 + 100 are judged, which keeps a password-holder's success under 1 in 1,000
 * (decisions/013-who-pays-for-a-guess.md).
 */
export const guessingBudget = {
  untrusted: {
    short: { capacity: 10, refillsIn: days(1) },
    long: { capacity: 100, refillsIn: days(365) },
  },
  trusted: {
    short: { capacity: 10, refillsIn: days(1) },
    long: { capacity: 50, refillsIn: days(365) },
  },
} as const satisfies Record<Trust, { short: Bucket; long: Bucket }>;

export const challengeLimits = { timeToLive: minutes(10), attempts: 5 } as const;

export const activationLimits = { timeToLive: minutes(15), attempts: 10 } as const;

export const emailCodeLimits = {
  timeToLive: minutes(10),
  resendAfter: minutes(1),
  sendsPerChallenge: 3,
  /** Of each trust class, so that nobody with only the password uses up what trusted browsers are mailed. */
  perAccount: { capacity: 10, refillsIn: days(1) } satisfies Bucket,
} as const;

/** `perAccount` is more than people have browsers: one more ends the oldest. */
export const sessionLimits = {
  idle: hours(1),
  absolute: hours(24),
  proofStaysFresh: minutes(10),
  perAccount: 50,
} as const;

export const browserLimits = { timeToLive: days(180), trustedPerAccount: 10 } as const;

/**
 * In code points. NIST SP 800-63B-4: at least 15 where the password may be the only factor, which it is until somebody
 * activates.
 */
export const passwordLimits = { shortest: 15, longest: 256 } as const;

/**
 * Attempts at a password, charged before it is judged and refunded when it is right. They never refuse a known browser for
 * what others did, and a mailed link admits whoever they refuse (decisions/014-who-pays-for-a-password.md).
 */
export const passwordThrottle = {
  /**
   * Of one browser that the account knows; of all those together that only a mailed link made known; of one session, where
   * the password is confirmed.
   */
  own: { capacity: 10, refillsIn: minutes(10) },
  /** Of all browsers behind one network address that the account does not know. */
  network: { capacity: 20, refillsIn: minutes(15) },
  /** Of all of them in one IPv6 site, a /48, which holds 65,536 such networks and is what a provider gives one customer. */
  site: { capacity: 200, refillsIn: minutes(15) },
  /** Of all browsers that the account does not know. */
  account: { capacity: 20, refillsIn: hours(2) },
  /** Consecutive wrong ones by such browsers, after which they need the link, until nobody has tried for so long. */
  consecutiveFailures: { capacity: 100, forgottenAfter: hours(24) },
  /**
   * Of passwords that were judged, and never given back: right ones cost a hashing too. Of one trusted browser; of one
   * account, for all its other browsers together; of one account, for all its sessions. Nobody signs in every 18 seconds, nor
   * a hundred times at once. Wrong passwords alone take 10 an hour by strangers and 60 by each known browser of the 200.
   */
  judged: { capacity: 100, refillsIn: minutes(30) },
} as const satisfies Record<string, Bucket | { capacity: number; forgottenAfter: Seconds }>;

/**
 * A refused request sends no mail and says so to nobody, so a link has to outlive the wait for the next: four hours by the
 * day's bucket and 40 minutes by the other. Four mails and one more each four hours are ten in any 24 hours.
 */
export const unlockLimits = {
  timeToLive: hours(5),
  perAccount: { capacity: 3, refillsIn: hours(2) },
  perAccountByDay: { capacity: 4, refillsIn: hours(16) },
  perNetwork: { capacity: 20, refillsIn: minutes(15) },
  perSite: { capacity: 200, refillsIn: minutes(15) },
} as const satisfies Record<string, Seconds | Bucket>;

const { consecutiveFailures, ...passwordBuckets } = passwordThrottle;
const { timeToLive: _, ...unlockBuckets } = unlockLimits;

/** After so long without an attempt every throttle is full or reset, so that its row carries no information. */
export const throttleForgottenAfter = Math.max(
  ...Object.values({ ...passwordBuckets, ...unlockBuckets }).map(({ refillsIn }) => refillsIn),
  consecutiveFailures.forgottenAfter,
) as Seconds;

/** Failed notices are retried with exponential backoff for as long as the provider remembers the idempotency key (24 h). */
export const noticeLimits = { firstPause: minutes(1), longestPause: hours(1), givenUpAfter: hours(24) } as const;
