import type { FactorName, Language, OptionalNotice } from '../vocabulary.ts';
import type { SealedSecret } from './crypto.ts';
import type { RequestOrigin } from './request.ts';
import type { ActingSession } from './sessions.ts';

export interface AccountForSignIn {
  id: string;
  email: string;
  passwordHash: string;
  securityEpoch: number;
  /** Factors with rows of this account; two-factor authentication is active if one of them is primary. */
  enrolledFactors: readonly FactorName[];
}

/** An account of another system, with whatever proves its owner there. */
export interface MovedAccount {
  id: string;
  /** Canonical, as is every email here. */
  email: string;
  name: string | null;
  passwordHash: string;
  authenticator: { id: string; secret: SealedSecret } | null;
}

/** What is kept of a person, without anything that proves one. */
export interface ExportedAccount {
  id: string;
  email: string;
  name: string | null;
  /** Null where nobody has chosen one. */
  language: Language | null;
  createdAt: Date;
  factors: readonly { factor: FactorName; since: Date }[];
  /** Null where no sign-in is on record. */
  lastSignedInAt: Date | null;
  mutedNotices: readonly OptionalNotice[];
}

export interface Accounts {
  /** False when the canonical email is taken, or kept for the account that had it lately. */
  add(account: { id: string; email: string; passwordHash: string }): Promise<boolean>;
  /**
   * Adds those whose email is free, each with its authenticator, in one statement. Whatever code of an authenticator may have
   * been used elsewhere by now is spent. Returns the ids of those added.
   */
  addMoved(accounts: readonly MovedAccount[]): Promise<string[]>;
  /** Those of these emails that have an account. */
  findTaken(emails: readonly string[]): Promise<string[]>;
  /** The next batch in the order of their emails, after the given one. */
  nextExported(page: { after: string }): Promise<ExportedAccount[]>;
  /** Leaves the row alone if the password has changed meanwhile. */
  replacePasswordHash(change: { accountId: string; from: string; to: string }): Promise<void>;
  /** Ends every session and challenge; nobody signs in until it is unblocked. False where it was blocked already, null without an account. */
  block(blocking: { email: string; reason: string }): Promise<boolean | null>;
  /** False where it was not blocked, null without an account. */
  unblock(unblocking: { email: string }): Promise<boolean | null>;
  chooseLanguage(choice: { accountId: string; language: Language }): Promise<void>;
  mutedNotices(accountId: string): Promise<readonly OptionalNotice[]>;
  muteNotices(choice: {
    session: ActingSession;
    muted: readonly OptionalNotice[];
    requestedFrom: RequestOrigin;
  }): Promise<void>;
  /** The next batch of those stored under a domain that is not in ASCII, as rows of earlier versions are. */
  findUnicodeDomains(batch: { after: string }): Promise<{ id: string; email: string }[]>;
  /** False when another account has the new spelling. */
  respell(change: { accountId: string; to: string }): Promise<boolean>;
}
