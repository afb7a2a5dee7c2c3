import type { Accounts } from '../../ports/accounts.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import type { Language } from '../../vocabulary.ts';

export interface ChooseLanguageInput {
  session: LiveSession;
  language: Language;
}

/** Sets the account's language for screens and mails, in every browser. */
export const makeChooseLanguage =
  ({ accounts }: { accounts: Accounts }) =>
  ({ language, session }: ChooseLanguageInput): Promise<void> =>
    accounts.chooseLanguage({ accountId: session.accountId, language });
