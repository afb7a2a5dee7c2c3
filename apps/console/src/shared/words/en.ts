import { moments } from './en/amounts.ts';
import * as frame from './en/frame.ts';
import { brokenInBrowser, problems, unreachable, unreadable } from './en/problems.ts';
import * as signIn from './en/sign-in.ts';
import * as twoFactor from './en/two-factor.ts';

/** Every sentence of the screens in English. Bold labels of the product's documentation are kept to the letter. */
export const en = {
  ...frame,
  ...signIn,
  ...twoFactor,
  unreachable,
  unreadable,
  brokenInBrowser,
  problems,
  moments,
} as const;
