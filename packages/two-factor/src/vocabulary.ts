/**
 * The closed sets that every layer speaks in, each written once: schema checks, the HTTP contract, metrics, mails and
 * screens derive theirs from here. Constants only, so that the browser can load it.
 */

interface FactorFacts {
  /** What a session that it proved carries, one of these: RFC 8176, or our own word where it registers none. */
  readonly amr: readonly [string, ...string[]];
  /** Whether its proofs can be guessed: only then does a try cost a guess of the account's budget. */
  readonly isGuessable: boolean;
  /** `primary`: having enrolled it is what makes two-factor authentication active. `fallback`: answers beside one. */
  readonly role: 'primary' | 'fallback';
  /** Whether a session that it proved may add or replace factors; a mailbox alone never does. */
  readonly mayReplace: boolean;
  /** What its owner is told each time it is used; null for what people use every day. */
  readonly useNotice: NoticeKind | null;
}

/** The second factors. CONTRIBUTING.md, "Adding a factor", tells what else a new one needs. */
export const factors = {
  // A key that never leaves its device, or one that a manager of passkeys synchronizes.
  passkey: { amr: ['hwk', 'swk'], isGuessable: false, role: 'primary', mayReplace: true, useNotice: null },
  authenticator: { amr: ['otp'], isGuessable: true, role: 'primary', mayReplace: true, useNotice: null },
  email: { amr: ['email'], isGuessable: true, role: 'fallback', mayReplace: false, useNotice: null },
  'recovery-code': {
    amr: ['recovery'],
    isGuessable: false,
    role: 'fallback',
    mayReplace: true,
    useNotice: 'recovery-code-used',
  },
} as const satisfies Record<string, FactorFacts>;

export type FactorName = keyof typeof factors;

const keysOf = <Key extends string>(record: Record<Key, unknown>) => Object.keys(record) as [Key, ...Key[]];

export const factorNames = keysOf(factors);

export const primaryFactors = factorNames.filter((name) => factors[name].role === 'primary');

/** Factors of which a session needs one to add or replace others. */
export type ReplacingFactor = {
  [Name in FactorName]: (typeof factors)[Name]['mayReplace'] extends true ? Name : never;
}[FactorName];
export const replacingFactors = factorNames.filter((name): name is ReplacingFactor => factors[name].mayReplace);

/** What a session carries for a factor that it proved. */
export type FactorAmr = (typeof factors)[FactorName]['amr'][number];

/** Of any of these factors. */
export const amrsOf = (names: readonly FactorName[]): FactorAmr[] => names.flatMap((name) => [...factors[name].amr]);

/** Authentication method references: the password, what each factor gives, and that the user was verified (RFC 8176 §2). */
export type Amr = 'pwd' | 'user' | FactorAmr;
export const amrs: readonly [Amr, ...Amr[]] = ['pwd', 'user', ...amrsOf(factorNames)];

/** What a challenge is opened for; a code that answers one purpose is worth nothing for another (SEC-38). */
export const challengePurposes = ['sign-in', 'deactivation', 'step-up'] as const;
export type ChallengePurpose = (typeof challengePurposes)[number];

/** Those for which a code is mailed. */
export const mailedPurposes = ['sign-in', 'deactivation'] as const satisfies ChallengePurpose[];
export type MailedPurpose = (typeof mailedPurposes)[number];

/**
 * `trusted` is a browser that has confirmed an activation or completed a two-step sign-in on this account, and a session in
 * which both factors were proved. It never skips a step.
 */
export const trusts = ['trusted', 'untrusted'] as const;
export type Trust = (typeof trusts)[number];

/** Changes of an account that its owner is told of once they are made (SEC-58). */
export const noticeKinds = [
  'activated',
  'deactivated',
  'moved',
  'authenticator-added',
  'passkey-added',
  'passkey-removed',
  'passkey-copied',
  'email-codes-switched-off',
  'email-codes-switched-on',
  'recovery-code-used',
  'recovery-codes-renewed',
  'change-undone',
  'password-reset',
  'sessions-ended',
  'new-browser',
  'wrong-codes',
  'password-changed',
  'email-changed',
  'help-begun',
  'recovery-started',
  'recovery-cancelled',
  'recovery-completed',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Those that the owner may switch off; never one of a change (SEC-58). */
export const optionalNotices = ['new-browser', 'wrong-codes'] as const satisfies NoticeKind[];
export type OptionalNotice = (typeof optionalNotices)[number];

/** Those that the owner can take back by a link in the notice: the newest first, but for a change of the email. */
export const reversibleChanges = [
  'activated',
  'deactivated',
  'moved',
  'authenticator-added',
  'passkey-added',
  'passkey-removed',
  'recovery-codes-renewed',
  'password-changed',
  'email-changed',
  'password-reset',
] as const satisfies NoticeKind[];
export type ReversibleChange = (typeof reversibleChanges)[number];

/** What the link of a notice about an assisted recovery leads to: its beginning by the member, or its end. */
export const recoverySteps = ['start', 'cancel'] as const;
export type RecoveryStep = (typeof recoverySteps)[number];

/**
 * In code points. NIST SP 800-63B-4: at least 15 where the password may be the only factor, which it is until somebody
 * activates.
 */
export const passwordLength = { shortest: 15, longest: 256 } as const;

/** What becomes of a mail after it has left, in the order of what outranks what: a later word is never taken back by an earlier. */
export const deliveries = ['delayed', 'delivered', 'bounced', 'complained'] as const;
export type Delivery = (typeof deliveries)[number];

/** The same of a mail of which one waits for more to be said; at first nothing has been. */
export const codeDeliveries = ['pending', ...deliveries] as const;
export type CodeDelivery = (typeof codeDeliveries)[number];

/** Recovery codes are 16 of Crockford's 32 characters, 80 bits; what he folds (I and L, O) stands for 1 and 0. */
export const recoveryCodeShape = { alphabet: '0123456789ABCDEFGHJKMNPQRSTVWXYZ', length: 16 } as const;

/** Who asked for an invitation: an operator, or somebody at the sign-up page for themselves. */
export const invitationOrigins = ['operator', 'sign-up'] as const;

/** Why a password may not be set. */
export const passwordFlaws = ['too-short', 'too-long', 'common', 'guessable'] as const;
export type PasswordFlaw = (typeof passwordFlaws)[number];

/** The languages that console and mails speak, as BCP 47 tags. The first is for people who read none of them. */
export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];
