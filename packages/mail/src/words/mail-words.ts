import type { ChallengePurpose, Language, NoticeKind } from '@countersign/two-factor';

/** Everything a message says in one language; another language is one more file that satisfies this. */
export interface MailWords {
  /** For the `lang` of the message. */
  language: Language;
  /** Formats a moment in UTC, unambiguous as to time zone and order of day and month. */
  moment: (at: Date) => string;
  /** Between a label and what it names. */
  colon: string;
  emailCode: Record<ChallengePurpose, EmailCodeWords>;
  codeLabel: string;
  codeLifetime: (minutes: number) => string;
  request: RequestWords;
  unlockLink: UnlockLinkWords;
  notice: Record<NoticeKind, NoticeWords>;
  ifNotYou: string;
  neverAsked: Record<'code' | 'link', (platformName: string) => string>;
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

export interface NoticeWords {
  subject: (platformName: string) => string;
  preview: string;
  heading: string;
  instruction: (platformName: string) => string;
  warning: readonly string[];
}
