import type { Leg } from './tour.ts';
import { activation, activationOnPhone, activationSpent } from './tours/activation.ts';
import { console } from './tours/console.ts';
import { deactivation, deactivationSpent } from './tours/deactivation.ts';
import { help } from './tours/help.ts';
import { keptOut } from './tours/kept-out.ts';
import { secondFactor } from './tours/second-factor.ts';
import { sessionEnd } from './tours/session-end.ts';
import { signIn } from './tours/sign-in.ts';
import { trouble } from './tours/trouble.ts';

/** The whole way, the longest legs first. A new screen is a stop in one of these files, or a file of its own. */
export const legs: readonly Leg[] = [
  activation,
  deactivation,
  secondFactor,
  keptOut,
  trouble,
  signIn,
  console,
  activationSpent,
  deactivationSpent,
  sessionEnd,
  help,
  activationOnPhone,
];
