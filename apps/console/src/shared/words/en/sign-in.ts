import type { ScreenProblems } from '../../bff/problem-sentence.ts';
import { waitOf } from './amounts.ts';

export const signIn = {
  title: 'Sign in',
  email: 'Email',
  password: 'Password',
  showPassword: 'Show what is typed',
  submit: 'Sign in',
  newHere: 'New here?',
  signUp: 'Create an account',
  forgotPassword: 'Forgot password?',
  passwordReset: 'Your password is changed. Sign in with the new one.',
  emailMissing: 'Enter your email address.',
  emailTooLong: 'This is longer than any email address. Check what you pasted.',
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
