import type { ChallengePurpose, Language, NoticeKind } from '@countersign/two-factor';

/** Everything a message says in one language; another language is one more file that satisfies this. */
export interface MailWords {
  /** For the `lang` of the message. */
  language: Language;
  /** A moment in UTC that nobody can read as another zone or as month before day. */
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

/** Where a request came from. What a request says of itself is given by its sender, and only named here. */
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
  /** The line a mailbox shows beside the subject, on locked screens too: it never holds the code (SEC-43). */
  preview: (minutes: number) => string;
  heading: (platformName: string) => string;
  instruction: (platformName: string) => string;
  /** What somebody should do who did not ask for the code, one paragraph each. */
  warning: readonly string[];
}

export interface UnlockLinkWords {
  subject: (platformName: string) => string;
  /** As with the code: it never holds the link. */
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
