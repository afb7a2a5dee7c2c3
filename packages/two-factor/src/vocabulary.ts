/**
 * The closed sets that every layer speaks in, each written once: schema checks, the HTTP contract, metrics, mails and
 * screens derive theirs from here. Constants only, so that the browser can load it.
 */

interface FactorFacts {
  /** What a session that it proved carries: RFC 8176, or our own word where it registers none. */
  readonly amr: string;
  /** Whether its proofs can be guessed: only then does a try cost a guess of the account's budget. */
  readonly isGuessable: boolean;
  /** `primary`: having enrolled it is what makes two-factor authentication active. `fallback`: answers beside one. */
  readonly role: 'primary' | 'fallback';
}

/** The second factors. CONTRIBUTING.md, "Adding a factor", tells what else a new one needs. */
export const factors = {
  authenticator: { amr: 'otp', isGuessable: true, role: 'primary' },
  email: { amr: 'email', isGuessable: true, role: 'fallback' },
} as const satisfies Record<string, FactorFacts>;

export type FactorName = keyof typeof factors;

const keysOf = <Key extends string>(record: Record<Key, unknown>) => Object.keys(record) as [Key, ...Key[]];

export const factorNames = keysOf(factors);

export const primaryFactors = factorNames.filter((name) => factors[name].role === 'primary');

/** Authentication method references: the password, and one for each factor. */
export type Amr = 'pwd' | (typeof factors)[FactorName]['amr'];
export const amrs: readonly [Amr, ...Amr[]] = ['pwd', ...factorNames.map((name) => factors[name].amr)];

/** What a challenge is opened for; a code that answers one purpose is worth nothing for another (SEC-38). */
export const challengePurposes = ['sign-in', 'deactivation'] as const;
export type ChallengePurpose = (typeof challengePurposes)[number];

/**
 * `trusted` is a browser that has confirmed an activation or completed a two-step sign-in on this account, and a session in
 * which both factors were proved. It never skips a step.
 */
export const trusts = ['trusted', 'untrusted'] as const;
export type Trust = (typeof trusts)[number];

/** Changes of an account that its owner is told of once they are made (SEC-58). */
export const noticeKinds = ['activated', 'deactivated'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What the security log records (SEC-87). */
export const securityEventKinds = [
  'account-added',
  'challenge-opened',
  'signed-in',
  'signed-out',
  'password-proved',
  'activation-begun',
  'activated',
  'deactivation-begun',
  'deactivated',
  'unlock-link-issued',
  'browser-unlocked',
] as const;
export type SecurityEventKind = (typeof securityEventKinds)[number];

/** The languages that console and mails speak, as BCP 47 tags. The first is for people who read none of them. */
export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];
