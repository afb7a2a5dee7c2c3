import type { ScreenProblems } from '../../bff/problem-sentence.ts';
import { waitOf } from './amounts.ts';

export const common = {
  skipToContent: 'Skip to the content',
  tryAgain: 'Try again',
  cancel: 'Cancel',
  back: 'Back',
  close: 'Close',
  continue: 'Continue',
  home: 'Home',
  settings: 'Settings',
  sections: 'Sections',
  opensInNewTab: '(opens in a new tab)',
  stillWorking: 'Still working. This takes longer than usual.',
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

/** What leads to the help page, by the screen it stands on. */
export const helpLinks = {
  anywhere: 'Help',
  'get-app': 'How activating works',
  scan: 'Help with scanning',
  'text-key': 'Help with the text key',
  confirm: 'The code doesn’t match?',
  verify: 'Help with signing in',
  'verify-by-email': 'Help with codes by email',
  inactive: 'What is two-factor authentication?',
  active: 'How to change your phone',
  deactivation: 'Help with deactivating',
} as const;

export const userMenu = {
  signOut: 'Sign out',
  signOutFailed: 'You are still signed in.',
} as const;

export const anotherAccount = {
  notice: (email: string) =>
    `Another sign-in was begun in this browser: you are now signed in as ${email}. Nothing was changed from this tab.`,
} as const;

export const home = {
  title: 'Home',
  greeting: (platform: string) => `Welcome to ${platform}`,
  signedInAs: (email: string) => `You are signed in as ${email}.`,
  cardTitle: 'Two-factor authentication',
  activeText: 'You sign in with your password and a code. A stolen password alone opens nothing.',
  inactiveText: 'Only your password protects this account. Add a code from your phone; it takes two minutes.',
  manage: 'Manage two-factor authentication',
  turnOn: 'Set up two-factor authentication',
} as const;

export const stepUp = {
  title: "Confirm it's you",
  text: 'You are about to change how you sign in. Enter your password to go on.',
  confirm: 'Confirm',
  problems: {
    wrong_credentials: 'Your password didn’t match. Try again.',
    too_many_attempts: (facts) => `That was a few passwords too many. Wait ${waitOf(facts)}, then try again.`,
  } satisfies ScreenProblems,
} as const;

export const sessionEnd = {
  title: 'Your session ends soon',
  unused:
    'Nothing was done here for a while. Unless you stay, you will have to sign in again, and what you typed but did not send is lost.',
  tooOld:
    'You signed in a day ago, and no session lasts longer. Signing in again is needed; finish what you are doing first.',
  soon: 'Your session ends soon.',
  timeLeft: (time: string) => `Time left: ${time}`,
  lastSeconds: '20 seconds left.',
  stay: 'Stay signed in',
  finish: 'Finish first',
} as const;

export const notFound = {
  title: 'Page not found',
  text: 'There is no page at this address. The link may be old or mistyped.',
  goHome: 'Go to Home',
} as const;

export const loadFailed = {
  title: 'This could not be loaded',
} as const;
