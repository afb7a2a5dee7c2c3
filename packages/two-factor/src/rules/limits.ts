import { passwordLength, type Trust } from '../vocabulary.ts';

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

/** Of one account, for all its sessions: tests of a code draw on no sign-in's budget, and no sign-in on theirs. */
export const codeTestLimits = { perAccount: { capacity: 5, refillsIn: days(1) } } as const satisfies Record<
  string,
  Bucket
>;

/**
 * Moves and new recovery codes of one account: each has to be undone by itself should it not have been the owner's. At most
 * 20 fall into the 72 hours in which they can be.
 */
export const factorChangeLimits = { perAccount: { capacity: 5, refillsIn: days(1) } } as const satisfies Record<
  string,
  Bucket
>;

/**
 * Of a code that is mailed to an address which an account is to have. `perAccount` and `perAddress` count mails, whether or not
 * the address has an account: nobody floods a stranger's mailbox, alone or with many accounts
 * (decisions/027-what-a-new-address-proves.md).
 */
export const emailChangeLimits = {
  timeToLive: minutes(10),
  attempts: 5,
  resendAfter: minutes(1),
  perAccount: { capacity: 5, refillsIn: days(1) },
  perAddress: { capacity: 3, refillsIn: days(1) },
} as const satisfies Record<string, number | Bucket>;

/** An authenticator that nobody has used for so long is worth a look; put off, after so long again. */
export const checkUpLimits = { firstAfter: days(28), againAfter: days(30) } as const;

/**
 * `timeToLive` is of what a browser is asked to sign. As each addition and removal has to be undone by itself, at most
 * `changes` of them are made.
 */
export const passkeyLimits = {
  perAccount: 20,
  timeToLive: minutes(5),
  changes: { capacity: 20, refillsIn: days(1) },
} as const satisfies Record<string, number | Bucket>;

/** In a set, each for one use: as many as people print on a card. */
export const RECOVERY_CODES = 10;

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

/** `listed` is how many of an account's known browsers its owner is shown, those last used. */
export const browserLimits = { timeToLive: days(180), trustedPerAccount: 10, listed: 50 } as const;

export const passwordLimits = passwordLength;

/** In code points. */
export const accountNameLimits = { longest: 100 } as const;

/** Accounts that one statement adds, or that one reads for an export. */
export const movingLimits = { batch: 200 } as const;

/**
 * The most that one judgement of a moved password may cost, about a second of one processor and 128 MiB: more would let a
 * sign-in keep others waiting. Memory of argon2 is in KiB; a scrypt of N, r and p takes 128 bytes times N times r.
 */
export const foreignHashLimits = {
  argon2: { memory: 131_072, memoryTimesPasses: 524_288, lanes: 16 },
  bcrypt: { cost: 14 },
  pbkdf2: { iterationsTimesBlocks: 2_000_000 },
  scrypt: { roundsTimesBlockTimesLanes: 1_048_576 },
} as const;

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

/** Links that an operator has mailed; the platform's own live as long. */
export const invitationLimits = { timeToLive: days(3) } as const;

/**
 * What is over an address's share sends no mail and says so to nobody, so the link outlives the wait for the next, of eight
 * hours. Six mails to one address in any 24 hours at most, whoever asks.
 */
export const signUpLimits = {
  timeToLive: hours(24),
  perEmail: { capacity: 3, refillsIn: days(1) },
  perNetwork: { capacity: 20, refillsIn: minutes(15) },
  perSite: { capacity: 200, refillsIn: minutes(15) },
} as const satisfies Record<string, Seconds | Bucket>;

/**
 * A forgotten password. The requests that mail a link and a code are bounded as those for unlock links are: at most ten mails
 * in any 24 hours. Earlier links stay as good as they were.
 */
export const resetLimits = {
  timeToLive: minutes(30),
  perAccount: { capacity: 3, refillsIn: hours(2) },
  perAccountByDay: { capacity: 4, refillsIn: hours(16) },
  perNetwork: { capacity: 20, refillsIn: minutes(15) },
  perSite: { capacity: 200, refillsIn: minutes(15) },
} as const satisfies Record<string, Seconds | Bucket>;

/**
 * Tries at the eight digits of such a mail: of one request, and of one email over all of them. In a year 10 + 3,650 are judged
 * at most, which keeps their success under 1 in 10,000 (decisions/026-a-forgotten-password.md).
 */
export const resetCodeLimits = { digits: 8, tries: 5, perAccount: { capacity: 10, refillsIn: days(1) } } as const;

/** For so long after a reset or a change of the email an emailed code is worth nothing: the mailbox alone is never the whole account (SEC-56). */
export const emailHeldFor = hours(24);

/**
 * Mails that strangers can cause: in any 24 hours three about wrong codes, two and one more each day, and none within an hour
 * of another; as many about a copied passkey, by whoever has it; ten about new browsers, and ten more each day, which is more than anybody meets in a day.
 */
export const noticeThrottle = {
  refusals: { capacity: 1, refillsIn: hours(1) },
  refusalsByDay: { capacity: 2, refillsIn: hours(48) },
  newBrowsers: { capacity: 10, refillsIn: days(1) },
} as const satisfies Record<string, Bucket>;

/** When so many refused codes of so long are redeemed by no later success of their browser, the owner is told. */
export const wrongCodesLimits = { refused: 3, within: hours(24) } as const;

/** Recorded of one account: proofs that cannot be guessed cost no guess, so no budget bounds how many are refused. */
export const unguessableRefusals = { capacity: 20, refillsIn: days(1) } as const satisfies Bucket;

/** For how long back the owner is told of refused codes in the settings. */
export const refusalsShownFor = days(30);

/** Every bucket that is a row of `throttles`. */
const throttles: readonly Bucket[] = [
  passwordThrottle,
  unlockLimits,
  signUpLimits,
  resetLimits,
  resetCodeLimits,
  codeTestLimits,
  factorChangeLimits,
  emailChangeLimits,
  noticeThrottle,
  { unguessableRefusals },
].flatMap((limits) => Object.values<unknown>(limits).filter(isBucket));

function isBucket(limit: unknown): limit is Bucket {
  return typeof limit === 'object' && limit !== null && 'refillsIn' in limit;
}

/** After so long without an attempt every throttle is full or reset, so that its row carries no information. */
export const throttleForgottenAfter = Math.max(
  ...throttles.map(({ refillsIn }) => refillsIn),
  passwordThrottle.consecutiveFailures.forgottenAfter,
) as Seconds;

/** Long enough for a weekend; after it what a change replaced is deleted for good. */
export const undoLimits = { timeToLive: hours(72) } as const;

/**
 * Help for somebody who is locked out: the mailed link may be opened for as long as an undo's, and then the owner has a day to
 * cancel before anything changes.
 */
export const recoveryLimits = { timeToStart: hours(72), wait: hours(24) } as const;

/** Of the reason that an operator gives, in characters. */
export const REASON_LENGTH = 200;

/** How many events stand on a page of an account's activity, and how many are read at once for a file of all. */
export const activityLimits = { page: 30, exportBatch: 500 } as const;

/**
 * Events about mails. `rememberedFor` is how long a repeated one is recognized by its id: the provider tries again for less
 * than two days, with a new time-stamp each time.
 */
export const webhookLimits = { tolerance: minutes(5), rememberedFor: days(4) } as const;

/** What is known of a sent mail; complaints come days later. */
export const sentMailLimits = { timeToLive: days(30) } as const;

/**
 * Failed notices are retried with exponential backoff for as long as the provider remembers the idempotency key (24 h), then
 * kept for an operator to retry.
 */
export const noticeLimits = {
  firstPause: minutes(1),
  longestPause: hours(1),
  givenUpAfter: hours(24),
  keptFor: days(30),
} as const;
