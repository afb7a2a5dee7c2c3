import { moments } from './en/amounts.ts';
import { common, loadFailed, notFound, preferences } from './en/frame.ts';
import { brokenInBrowser, emailHeld, problems, unreachable, unreadable } from './en/problems.ts';
import { otherAddress, signIn, unlock } from './en/sign-in.ts';

/** What every screen may say, in English, and the sign-in. Bold labels of the product's documentation are kept to the letter. */
export const en = {
  common,
  loadFailed,
  notFound,
  preferences,
  otherAddress,
  signIn,
  unlock,
  unreachable,
  unreadable,
  brokenInBrowser,
  emailHeld,
  problems,
  moments,
} as const;
