import type { Language } from '../rules/language.ts';

export interface Accounts {
  /** Leaves the row alone if the password has changed meanwhile. */
  replacePasswordHash(change: { accountId: string; from: string; to: string }): Promise<void>;
  /** False when the canonical email is taken. */
  add(account: { id: string; email: string; passwordHash: string }): Promise<boolean>;
  /** The next batch of those stored under a domain that is not in ASCII, as rows of earlier versions are. */
  findUnicodeDomains(batch: { after: string }): Promise<{ id: string; email: string }[]>;
  /** False when another account has the new spelling. */
  respell(change: { accountId: string; to: string }): Promise<boolean>;
  chooseLanguage(choice: { accountId: string; language: Language }): Promise<void>;
}
