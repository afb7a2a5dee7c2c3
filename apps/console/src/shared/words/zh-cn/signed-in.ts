import type { WordsOnceSignedIn } from '../words.ts';
import { account, activity, anotherAccount, helpLinks, home, sessionEnd, sessions, stepUp, userMenu } from './shell.ts';
import { deactivation, twoFactor } from './two-factor.ts';
import { challengeEnded, sentCode, verify, verifyByEmail } from './verification.ts';

export const signedIn: WordsOnceSignedIn = {
  account,
  activity,
  anotherAccount,
  helpLinks,
  home,
  sessionEnd,
  sessions,
  stepUp,
  userMenu,
  deactivation,
  twoFactor,
  challengeEnded,
  sentCode,
  verify,
  verifyByEmail,
};
