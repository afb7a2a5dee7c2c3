import { activation, activationOnPhone, activationSpent } from './legs/activation.ts';
import { console } from './legs/console.ts';
import { deactivation, deactivationSpent } from './legs/deactivation.ts';
import { help } from './legs/help.ts';
import { keptOut } from './legs/kept-out.ts';
import { secondFactor } from './legs/second-factor.ts';
import { sessionEnd } from './legs/session-end.ts';
import { signIn } from './legs/sign-in.ts';
import { trouble } from './legs/trouble.ts';
import type { Leg } from './stop.ts';

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
