import { account, activity, anotherAccount, helpLinks, home, sessionEnd, sessions, stepUp, userMenu } from './shell.ts';
import { deactivation, twoFactor } from './two-factor.ts';
import { challengeEnded, sentCode, verify, verifyByEmail } from './verification.ts';

/** What is said once a password was right, in the second step and beyond: nobody else waits for it. */
export const signedIn = {
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
} as const;
