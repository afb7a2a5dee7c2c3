export const common = {
  skipToContent: 'Skip to the content',
  tryAgain: 'Try again',
  cancel: 'Cancel',
  back: 'Back',
  close: 'Close',
  continue: 'Continue',
  home: 'Home',
  help: 'Help',
  settings: 'Settings',
  sections: 'Sections',
  opensInNewTab: '(opens in a new tab)',
  stillWorking: 'Still working. This takes longer than usual.',
  betweenSentences: ' ',
} as const;

/** How the console looks and speaks. */
export const preferences = {
  title: 'Preferences',
  languageReach: 'The console speaks it, and so do the emails we send you.',
  coloursReach: 'For this browser.',
  colours: 'Colours',
  light: 'Light',
  dark: 'Dark',
  system: 'Same as this device',
  language: 'Language',
  notLoaded: (language: string) => `${language} could not be loaded. Check your connection, then choose it again.`,
  notSaved: 'This language could not be saved with your account, so it is gone after a reload.',
} as const;

export const notFound = {
  title: 'Page not found',
  text: 'There is no page at this address. The link may be old or mistyped.',
  goHome: 'Go to Home',
} as const;

export const loadFailed = {
  title: 'This could not be loaded',
} as const;
