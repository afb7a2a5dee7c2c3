import type { Tour } from './tour.ts';
import { account } from './tours/account.ts';
import { activationByPasskey } from './tours/activate-by-passkey.ts';
import { activation, activationOnPhone, activationSpent } from './tours/activation.ts';
import { activity, activityOfIntruder } from './tours/activity.ts';
import { addition } from './tours/addition.ts';
import { assistedRecovery, blockedAccount } from './tours/assisted-recovery.ts';
import { checkUp } from './tours/check-up.ts';
import { console } from './tours/console.ts';
import { deactivation, deactivationSpent } from './tours/deactivation.ts';
import { emailCodes, emailCodesWithoutRecoveryCodes, withoutEmailCodes } from './tours/email-codes.ts';
import { forgottenPassword } from './tours/forgotten-password.ts';
import { help } from './tours/help.ts';
import { newcomer } from './tours/invitation.ts';
import { keptOut } from './tours/kept-out.ts';
import { move } from './tours/move.ts';
import { passkeys, passkeysNotHere } from './tours/passkeys.ts';
import { recovery } from './tours/recovery.ts';
import { secondFactor } from './tours/second-factor.ts';
import { sessionEnd } from './tours/session-end.ts';
import { sessions } from './tours/sessions.ts';
import { signIn } from './tours/sign-in.ts';
import { passkeyAlone, signInByPasskey } from './tours/sign-in-by-passkey.ts';
import { strangers } from './tours/strangers.ts';
import { takingBack } from './tours/taking-back.ts';
import { trouble } from './tours/trouble.ts';

/** Every tour, the longest first. A new screen joins one of these files, or gets a file of its own. */
export const tours: readonly Tour[] = [
  activation,
  deactivation,
  secondFactor,
  recovery,
  passkeys,
  signInByPasskey,
  move,
  addition,
  checkUp,
  forgottenPassword,
  keptOut,
  strangers,
  account,
  takingBack,
  newcomer,
  assistedRecovery,
  trouble,
  sessions,
  activity,
  activityOfIntruder,
  passkeyAlone,
  passkeysNotHere,
  signIn,
  console,
  activationSpent,
  deactivationSpent,
  sessionEnd,
  blockedAccount,
  help,
  activationOnPhone,
  activationByPasskey,
  emailCodes,
  emailCodesWithoutRecoveryCodes,
  withoutEmailCodes,
];
