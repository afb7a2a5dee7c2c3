import type { ProblemFacts, ScreenProblems } from '../../bff/problem-sentence.ts';
import { waitOf } from './amounts.ts';
import { noFurtherCode, wrongAppCode, wrongMailedCode } from './codes.ts';

const tooManyCodes = (facts: ProblemFacts) =>
  `That was a few codes too many for this account. Wait ${waitOf(facts)}, then sign in again.`;

const tooManyDigitCodes = (facts: ProblemFacts) =>
  `That was a few codes too many for this account. Use a recovery code, or wait ${waitOf(facts)} and sign in again.`;

export const verify = {
  title: 'Two-factor authentication',
  code: 'Verification code',
  hint: 'Enter the 6 digits that Google Authenticator shows for this account.',
  tooFewDigits: 'A code has 6 digits, and these are fewer. Nothing was sent.',
  tooManyDigits: 'A code has 6 digits, and these are more. Nothing was sent; leave only the code in the field.',
  noSingleCode: 'There is not one 6-digit code in that text, so nothing was sent. Enter only the 6 digits.',
  submit: 'Verify',
  byEmail: 'Get a verification code by email',
  cannotUseApp: 'No phone at hand?',
  byRecoveryCode: 'Use a recovery code',
  usePasskey: 'Use your passkey',
  recoveryCodeTitle: 'Sign in with a recovery code',
  lostPhone: 'I lost my phone',
  /** Where there is no authenticator that could be lost. */
  cannotUsePasskey: 'I can’t use my passkey',
  problems: {
    wrong_code: wrongAppCode,
    too_many_attempts: tooManyCodes,
  } satisfies ScreenProblems,
  /** Where there are recovery codes, which are counted by themselves. */
  orRecoveryCodeProblems: { too_many_attempts: tooManyDigitCodes } satisfies ScreenProblems,
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
    not_found: 'This account cannot get codes by email. Use another way.',
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
