import type { Tour } from './tour.ts';
import { activation, activationOnPhone, activationSpent } from './tours/activation.ts';
import { console } from './tours/console.ts';
import { deactivation, deactivationSpent } from './tours/deactivation.ts';
import { help } from './tours/help.ts';
import { keptOut } from './tours/kept-out.ts';
import { secondFactor } from './tours/second-factor.ts';
import { sessionEnd } from './tours/session-end.ts';
import { signIn } from './tours/sign-in.ts';
import { trouble } from './tours/trouble.ts';

/** Every tour, the longest first. A new screen joins one of these files, or gets a file of its own. */
export const tours: readonly Tour[] = [
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
