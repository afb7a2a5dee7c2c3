import type { ProblemFacts, ScreenProblems } from '../../bff/problem-sentence.ts';
import { waitOf } from './amounts.ts';
import { noFurtherCode, wrongAppCode, wrongMailedCode } from './codes.ts';

const tooManyCodes = (facts: ProblemFacts) =>
  `That was a few codes too many for this account. Wait ${waitOf(facts)}, then sign in again.`;

export const signIn = {
  title: 'Sign in',
  email: 'Email',
  password: 'Password',
  showPassword: 'Show what is typed',
  submit: 'Sign in',
  emailMissing: 'Enter your email address.',
  emailNotUsable: 'Enter a whole email address, like name@example.com.',
  passwordMissing: 'Enter your password.',
  passwordTooLong: 'This is longer than any password here. Check what you pasted.',
  sessionEnded: 'Your session has ended. Sign in to go on where you were.',
  signedOutElsewhere: 'You signed out in another tab. Sign in to go on where you were.',
  cookiesRefused:
    'Your browser refuses our cookies, and without them nobody can sign in. Allow cookies for this site, then reload the page.',
  problems: {
    too_many_attempts: (facts) => `Too many sign-ins were tried. Wait ${waitOf(facts)}, then try again.`,
  } satisfies ScreenProblems,
} as const;

export const otherAddress = {
  title: 'The console is at another address',
  text: (origin: string, here: string) =>
    `You opened it at ${here}, where nobody can sign in. It answers at ${origin} only.`,
  go: 'Open it there',
} as const;

export const unlock = {
  cannotWait: 'Not you, or no time to wait? A link by email lets this browser in.',
  askForLink: 'Send me a link',
  askAgain: 'Send another link',
  linkSent: (email: string) =>
    `If there is an account for ${email}, a link is on its way. Open it in this browser within five hours. Look in the spam folder too.`,
  title: 'Sign in without waiting',
  text: 'You have this link because too many sign-ins were tried. It lets this browser try again; you still need your password.',
  open: 'Let this browser sign in',
  unlocked: 'This browser can sign in now. Enter your email and your password.',
  goneTitle: 'This link no longer works',
  gone: 'It was used already, or it has expired. If you still have to wait at the sign-in, have a new one sent from there.',
  toSignIn: 'Go to the sign-in',
} as const;

export const verify = {
  title: 'Two-factor authentication',
  code: 'Verification code',
  hint: 'Enter the 6 digits that Google Authenticator shows for this account.',
  tooManyDigits: 'A code has 6 digits, and these are more. Nothing was sent; leave only the code in the field.',
  noSingleCode: 'There is not one 6-digit code in that text, so nothing was sent. Enter only the 6 digits.',
  submit: 'Verify',
  byEmail: 'Get a verification code by email',
  cannotUseApp: 'No phone at hand?',
  problems: {
    wrong_code: wrongAppCode,
    too_many_attempts: tooManyCodes,
  } satisfies ScreenProblems,
} as const;

export const verifyByEmail = {
  title: 'Verification code by email',
  offer: (address: string) => `We will send a code to ${address}. It works once, for this sign-in only.`,
  send: 'Send',
  useApp: 'Use Google Authenticator instead',
  problems: {
    wrong_code: wrongMailedCode,
    too_many_attempts: tooManyCodes,
  } satisfies ScreenProblems,
  sendProblems: {
    too_many_attempts: noFurtherCode,
    not_found: 'This account cannot get codes by email. Use Google Authenticator instead.',
  } satisfies ScreenProblems,
} as const;

export const challengeEnded = {
  title: 'This sign-in has ended',
  timedOut: 'It was open for too long, or you finished it in another window. Sign in again to go on.',
  noTriesLeft: 'That was the last try for this sign-in. Sign in again to get new ones.',
  anotherTitle: 'Another sign-in was begun',
  another:
    'It was begun in this browser after this one, which ended with it. Nothing was sent or tried here. Go on in the other tab, or sign in again here.',
  signInAgain: 'Sign in again',
} as const;

export const sentCode = {
  sentTo: (address: string, until: string) => `We sent a code to ${address}. It works once, until ${until}.`,
  hint: 'Enter the 6 digits of the newest email.',
  spamHint: 'Nothing there after a minute? Look in the spam folder too.',
  resend: 'Resend',
  resendIn: (time: string) => `You can have a new code in ${time}`,
  resendReady: 'You can have a new code sent now.',
  sentAgain: 'A new code is on its way. The one before no longer works.',
} as const;
