import type { ScreenProblems } from '../../bff/problem-sentence.ts';
import { waitOf } from './amounts.ts';

/** What is said to people who have no account yet. */
export const invitation = {
  title: (platform: string) => `Welcome to ${platform}`,
  greeting: (name: string) => `Hello ${name}. `,
  text: 'Choose a password, and your account is there. Next, we show you how to protect it.',
  email: 'Email',
  create: 'Create account',
  takenTitle: 'You have an account already',
  taken: 'There is an account with this email. Sign in with your password.',
  goneTitle: 'This link no longer works',
  gone: 'It was used already, it has expired, or it was withdrawn. If you have set your password, sign in with it.',
  askAdministrator: 'Otherwise ask your administrator for a new link.',
  askHere: 'Otherwise have a new link sent.',
  brokenTitle: 'This link is not complete',
  broken:
    'A part of its address is missing. Open it from the message again, or copy the whole address into the browser.',
  toSignIn: 'Go to the sign-in',
  signUp: {
    title: 'Create an account',
    text: 'We send you a link by which you choose a password. It shows that the email is yours.',
    send: 'Send',
    sent: (email: string) =>
      `An email is on its way to ${email}. Open the link in it within 24 hours. Look in the spam folder too.`,
    sendAgain: 'Send again',
    haveAccount: 'Have an account already?',
    closedTitle: 'Accounts are made by invitation',
    closed: 'Nobody can create an account here by themselves. Ask your administrator to invite you.',
    problems: {
      too_many_attempts: (facts) => `Too many links were asked for. Wait ${waitOf(facts)}, then try again.`,
      not_found: 'Nobody can create an account here by themselves. Ask your administrator to invite you.',
    } satisfies ScreenProblems,
  },
} as const;
