import type { FactorName, Language } from '../vocabulary.ts';

export interface AccountForSignIn {
  id: string;
  email: string;
  passwordHash: string;
  securityEpoch: number;
  /** Factors with rows of this account; two-factor authentication is active if one of them is primary. */
  enrolledFactors: readonly FactorName[];
}

export interface Accounts {
  /** False when the canonical email is taken. */
  add(account: { id: string; email: string; passwordHash: string }): Promise<boolean>;
  /** Leaves the row alone if the password has changed meanwhile. */
  replacePasswordHash(change: { accountId: string; from: string; to: string }): Promise<void>;
  chooseLanguage(choice: { accountId: string; language: Language }): Promise<void>;
  /** The next batch of those stored under a domain that is not in ASCII, as rows of earlier versions are. */
  findUnicodeDomains(batch: { after: string }): Promise<{ id: string; email: string }[]>;
  /** False when another account has the new spelling. */
  respell(change: { accountId: string; to: string }): Promise<boolean>;
}
