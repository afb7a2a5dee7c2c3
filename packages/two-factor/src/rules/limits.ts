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

/** `trusted` is a browser that has completed a two-step sign-in on this account; it never skips a step. */
export type Trust = 'trusted' | 'untrusted';

/**
 * Guesses at six digits, one pair of buckets per account and trust class, shared by every factor and purpose.
 * Over a year at most 200 + 100 are judged, which keeps a password-holder's success under 1 in 1,000
 * (decisions/002-guessing-budget.md).
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
  perAccount: { capacity: 10, refillsIn: days(1) } satisfies Bucket,
} as const;

export const sessionLimits = { idle: hours(1), absolute: hours(24), proofStaysFresh: minutes(10) } as const;

export const browserLimits = { timeToLive: days(180), trustedPerAccount: 10 } as const;

/**
 * In code points. NIST SP 800-63B-4: at least 15 where the password may be the only factor, which it is until somebody
 * activates.
 */
export const passwordLimits = { shortest: 15, longest: 256 } as const;
