import type { ProblemFacts, ScreenProblems } from '../../bff/problem-sentence.ts';

// It imports nothing of the screens' catalogue, which would then be two files.

const triesLeft = ({ attemptsLeft }: ProblemFacts) => (attemptsLeft === null ? '' : ` Tries left: ${attemptsLeft}.`);

export const reset = {
  title: 'Forgot password',
  text: 'Enter the email address of your account. We will send you a link and a code that set a new password.',
  send: 'Send',
  toSignIn: 'Back to the sign-in',
  sentTitle: 'Check your email',
  sentTo: (email: string) =>
    `If there is an account for ${email}, an email is on its way. Open the link in it, or type its code here. Both work once, within 30 minutes.`,
  code: 'Code',
  codeHint: 'Enter the 8 digits of the newest email.',
  tooFewDigits: 'This code has 8 digits, and these are fewer. Nothing was sent.',
  tooManyDigits: 'This code has 8 digits, and these are more. Nothing was sent; leave only the code in the field.',
  noSingleCode: 'There is not one 8-digit code in that text, so nothing was sent. Enter only the 8 digits.',
  goOn: 'Continue',
  spamHint: 'Nothing there after a minute? Look in the spam folder too, and check that the address is right.',
  sendAgain: 'Send again',
  sentAgain: 'If there is an account, another email is on its way. The links in earlier ones go on working.',
  codeProblems: {
    wrong_code: (facts) => `Your code didn’t match. Use the 8 digits of the newest email.${triesLeft(facts)}`,
    challenge_gone: 'No further code can be tried here. Open the link in the email, or have another email sent.',
    too_many_attempts: 'That was a few codes too many for this address. Open the link in the email instead.',
  } satisfies ScreenProblems,
  sendProblems: {
    too_many_attempts: 'Too many emails were asked for here. Wait a few minutes, then try again.',
  } satisfies ScreenProblems,
  newTitle: 'Set a new password',
  change: 'Change password',
  endsSessions: 'Everybody who is signed in to your account is signed out. Two-factor authentication stays as it is.',
  goneTitle: 'This link no longer works',
  gone: 'It was used already, or it is older than 30 minutes. If you have set your new password, sign in with it.',
  brokenTitle: 'This link is not complete',
  broken:
    'A part of its address is missing. Open it from the message again, or copy the whole address into the browser.',
  sendAnother: 'Have a new link sent',
} as const;
