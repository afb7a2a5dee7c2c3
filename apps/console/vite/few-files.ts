import type { Rolldown } from 'vite';

/** What several parts of the words share is one file in each language. With a part's own words it would need a run time. */
const sharedWords = (moduleId: string) => {
  const [, language] = /\/words\/([\w-]+)\/(?:amounts|codes)\.ts$/.exec(moduleId) ?? [];
  return language === undefined ? null : `sentences-${language}`;
};

/** These modules, with all that they import and no group above has. */
const together = (name: string, ...modules: string[]): Rolldown.CodeSplittingGroup => ({
  name,
  test: new RegExp(`/(?:${modules.join('|')})\\.(?:m?js|tsx?)$`),
});

/**
 * Small files compress badly, and each one names all that it imports of another: what is fetched together anyway is one file
 * (decisions/012). The first group that takes a module has it.
 */
export const fewFiles: Rolldown.CodeSplittingGroup[] = [
  { name: 'first', tags: ['$initial'] },
  { name: sharedWords },
  // What three or more other screens share. Dialogs share what they are made of, which no screen needs until one opens, and so
  // do the pages that mailed links open, those that wait for a mailed code, those that ask for an email and those on which a
  // password is chosen; words are apart from scripts.
  {
    name: 'common',
    minShareCount: 3,
    test: /^(?!.*\/(?:features\/two-factor-settings\/|shared\/(?:words\/|passkey\/|ui\/dialog\.|ui\/list-card|ui\/explained\.|navigation\/link-token\.|code\/sent-code|email\/|new-password\/)))/,
  },
  together('sent-code', 'sent-code'),
  together('verify-page', 'verify-page', 'factors/authenticator/verify-form'),
  together('home-page', 'signed-in-layout', 'home-page', 'settings-layout', 'IconDeviceMobile'),
  together('save-codes', 'save-codes', 'use-code-confirmation', 'use-finish', 'codes-on-the-way'),
  together('two-factor-page', 'two-factor-page', 'deactivation-page', 'recovery-codes-page'),
  together('activation-page', 'activation-page', 'beside-page'),
  // Whoever uses a passkey needs most of this.
  together('passkey', 'shared/passkey/(?!simple-webauthn)[\\w-]+', 'factors/passkey/verify-form', 'passkey-proof'),
];
