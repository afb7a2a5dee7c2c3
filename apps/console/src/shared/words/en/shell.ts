import type { ScreenProblems } from '../../bff/problem-sentence.ts';
import { waitOf } from './amounts.ts';

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
  activeText: 'You sign in with your password and a second factor. A stolen password alone opens nothing.',
  inactiveText: 'Only your password protects this account. Add a code from your phone; it takes two minutes.',
  manage: 'Manage two-factor authentication',
  turnOn: 'Set up two-factor authentication',
} as const;

/** The labels of tabs whose other words come with their pages. */
export const sessions = { title: 'Sessions' } as const;
export const activity = { title: 'Activity' } as const;
export const account = { title: 'Account' } as const;

export const stepUp = {
  title: "Confirm it's you",
  text: 'This concerns who can use your account. Enter your password to go on.',
  textOrPasskey: 'This concerns who can use your account. Enter your password, or use your passkey.',
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

/** What leads to the help page, by the screen it stands on. */
export const helpLinks = {
  'get-app': 'How activating works',
  scan: 'Help with scanning',
  'text-key': 'Help with the text key',
  confirm: 'The code doesn’t match?',
  'save-recovery-codes': 'What are recovery codes?',
  'delete-old-entry': 'How to change your phone',
  verify: 'Help with signing in',
  'verify-by-email': 'Help with codes by email',
  passkeys: 'Help with passkeys',
  'verify-by-recovery-code': 'Help with recovery codes',
  'lost-phone': 'Help with a lost phone',
  inactive: 'What is two-factor authentication?',
  active: 'How to change your phone',
  deactivation: 'Help with deactivating',
} as const;
