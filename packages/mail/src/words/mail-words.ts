import type { Language, MailedPurpose, NoticeKind, RecoveryStep, ReversibleChange } from '@countersign/two-factor';

/** Everything a message says in one language; another language is one more file that satisfies this. */
export interface MailWords {
  /** For the `lang` of the message. */
  language: Language;
  /** Formats a moment in UTC, unambiguous as to time zone and order of day and month. */
  moment: (at: Date) => string;
  /** Between a label and what it names. */
  colon: string;
  emailCode: Record<MailedPurpose, EmailCodeWords>;
  codeLabel: string;
  codeLifetime: (minutes: number) => string;
  request: RequestWords;
  unlockLink: UnlockLinkWords;
  newAddress: NewAddressWords;
  invitation: InvitationWords;
  signUp: SignUpWords;
  accountExists: AccountExistsWords;
  reset: ResetWords;
  notice: Record<NoticeKind, NoticeWords>;
  undo: UndoWords;
  recovery: RecoveryLinkWords;
  ifNotYou: string;
  neverAsked: Record<'code' | 'link' | 'linkOrCode', (platformName: string) => string>;
}

/** Labels for where a request came from; the values themselves come from the request. */
export interface RequestWords {
  heading: string;
  time: string;
  browser: string;
  browserOn: (browser: string, system: string) => string;
  unknownBrowser: string;
  address: string;
  unknownAddress: string;
}

export interface EmailCodeWords {
  subject: (platformName: string) => string;
  /** The preview line beside the subject, shown on locked screens too: it never contains the code (SEC-43). */
  preview: (minutes: number) => string;
  heading: (platformName: string) => string;
  instruction: (platformName: string) => string;
  /** What somebody should do who did not ask for the code, one paragraph each. */
  warning: readonly string[];
}

export interface UnlockLinkWords {
  subject: (platformName: string) => string;
  /** Never contains the link, for the same reason. */
  preview: (hours: number) => string;
  heading: string;
  instruction: (platformName: string) => string;
  label: string;
  fallback: string;
  lifetime: (hours: number) => string;
  warning: readonly string[];
}

/** To an address that somebody wants for an account: with a code, or, where it has an account already, with that news. */
export interface NewAddressWords {
  code: EmailCodeWords;
  taken: Omit<EmailCodeWords, 'preview'> & { preview: string };
}

export interface InvitationWords {
  subject: (platformName: string) => string;
  preview: (days: number) => string;
  heading: (platformName: string) => string;
  /** Before the instruction, where the name is known. */
  greeting: (name: string) => string;
  instruction: (platformName: string) => string;
  label: string;
  fallback: string;
  lifetime: (days: number) => string;
  facts: { heading: string; email: string };
  ifUnexpected: string;
  warning: readonly string[];
}

export interface SignUpWords {
  subject: (platformName: string) => string;
  preview: (hours: number) => string;
  heading: (platformName: string) => string;
  instruction: (platformName: string) => string;
  label: string;
  fallback: string;
  lifetime: (hours: number) => string;
  warning: readonly string[];
}

export interface AccountExistsWords {
  subject: (platformName: string) => string;
  preview: string;
  heading: (platformName: string) => string;
  instruction: (platformName: string) => string;
  label: string;
  fallback: string;
  lifetime: string;
  warning: readonly string[];
}

/** Of the mail to somebody who has forgotten the password: a link, and a code in its place. */
export interface ResetWords {
  subject: (platformName: string) => string;
  /** Contains neither, for the same reason. */
  preview: (minutes: number) => string;
  heading: string;
  instruction: (platformName: string) => string;
  label: string;
  fallback: string;
  /** Of both. */
  lifetime: (minutes: number) => string;
  /** Over the code. */
  codeLabel: string;
  warning: readonly string[];
}

export interface NoticeWords {
  subject: (platformName: string) => string;
  preview: string;
  heading: string;
  /** `codesLeft`: recovery codes that were left then, in a notice that speaks of them. */
  instruction: (platformName: string, codesLeft: number) => string;
  /** What it means if it was somebody else. */
  meaning: string;
  /** What to do about it without the link. */
  remedy: string;
  /** What to do in any case. */
  inAnyCase: string;
}

/** Of links that take a change back. */
export interface UndoWords {
  /** What the link does. */
  does: Record<ReversibleChange, string>;
  label: string;
  fallback: string;
  lifetime: (hours: number) => string;
}

/** Of links that start or cancel a recovery. */
export interface RecoveryLinkWords {
  /** What the link does that cancels. */
  cancels: string;
  label: Record<RecoveryStep, string>;
  lifetime: Record<RecoveryStep, (hours: number) => string>;
}
