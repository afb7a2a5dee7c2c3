import { type Language, languages } from '@countersign/contract';
import { paths } from '../src/shared/navigation/paths.ts';
import type { BuiltFiles } from './built-files.ts';

interface Budget {
  name: string;
  /** The addresses of the screens on the way, or the name of a dialog. */
  visits: readonly string[];
  kilobytes: number;
  /** What was visited before, whose files have been fetched already. */
  beyond?: readonly string[];
}

const { signIn, verify, verifyByEmail, verifyByPasskey, verifyByRecoveryCode, home, twoFactor, sessions, preferences } =
  paths;
const { activation, deactivation, move, recoveryCodes } = paths;

/** In kB after brotli: JavaScript, CSS and words together, with what is prefetched on the way. */
const journeys: readonly Budget[] = [
  { name: 'the first screen', visits: [signIn], kilobytes: 95 },
  { name: 'the shell', visits: [paths.settings], kilobytes: 12.4, beyond: [signIn] },
  { name: 'signing in with a code', visits: [signIn, verify, home], kilobytes: 108.6 },
  { name: 'signing in with a code by email', visits: [signIn, verify, verifyByEmail, home], kilobytes: 110.3 },
  {
    name: 'signing in with a passkey',
    visits: [signIn, verify, verifyByPasskey, home],
    kilobytes: 110.6,
  },
  {
    name: 'signing in with a recovery code, the phone being lost',
    visits: [signIn, verify, paths.lostPhone, verifyByRecoveryCode, home],
    kilobytes: 111.8,
  },
  {
    name: 'signing in, activating, back at the settings',
    visits: [signIn, verify, home, twoFactor, activation, deactivation, recoveryCodes, move],
    kilobytes: 129.4,
  },
  {
    name: 'signing in with a code, deactivating',
    visits: [signIn, verify, home, twoFactor, deactivation, activation, recoveryCodes, move],
    kilobytes: 129.4,
  },
  { name: 'loading the wizard itself', visits: [activation], kilobytes: 123.1 },
  { name: 'looking through sessions and browsers', visits: [sessions], kilobytes: 4.4, beyond: [home] },
  { name: 'looking through the activity', visits: [paths.activity], kilobytes: 6.2, beyond: [home] },
  { name: 'changing the password', visits: [paths.account, paths.changePassword], kilobytes: 3.9, beyond: [home] },
  { name: 'changing the email', visits: [paths.account, paths.changeEmail], kilobytes: 4.6, beyond: [home] },
  { name: 'choosing language and colours', visits: [preferences], kilobytes: 1.2, beyond: [home] },
  { name: 'opening an unlock link', visits: [paths.unlock], kilobytes: 95.5 },
  { name: 'asking for an account', visits: [paths.signUp], kilobytes: 97.6 },
  { name: 'accepting an invitation', visits: [paths.invitation], kilobytes: 103 },
  { name: 'asking for a new password', visits: [signIn, paths.forgotPassword], kilobytes: 102.1 },
  { name: 'setting a new password by a link', visits: [paths.resetPassword], kilobytes: 98.1 },
  { name: 'taking a change back by a link', visits: [paths.undoDeactivation], kilobytes: 97.3 },
  { name: 'starting a recovery by a link', visits: [paths.startRecovery], kilobytes: 97.3 },
  { name: 'cancelling a recovery by a link', visits: [paths.cancelRecovery], kilobytes: 97.1 },
  { name: 'reading the help', visits: [paths.help], kilobytes: 109.6 },
];

const DIALOG_KILOBYTES = 1.6;

/** What is fetched by itself and is no dialog. */
const others: Readonly<Record<string, Partial<Budget>>> = {
  'passkeys-card': { kilobytes: 6, beyond: [home, twoFactor] },
  'activate-with-passkey': { kilobytes: 3.5, beyond: [home, twoFactor, activation] },
  'email-codes-card': { kilobytes: 1.2, beyond: [home, twoFactor, 'passkeys-card'] },
  'simple-webauthn': { kilobytes: 2.6 },
};

/** The journeys, and each dialog on top of the screen that it opens over. */
export const budgetsFor = ({ dialogs }: BuiltFiles): Budget[] => [
  ...journeys,
  ...Object.keys(dialogs).map((name) => ({
    name,
    visits: [name],
    kilobytes: DIALOG_KILOBYTES,
    beyond: [home],
    ...others[name],
  })),
];

export interface Weight extends Budget {
  language: Language;
  actual: number;
}

const KILOBYTE = 1000;

/** Each budget in its heaviest language. */
export const weigh = (
  built: BuiltFiles,
  bytesOf: (file: string) => number,
  agreed: readonly Budget[] = budgetsFor(built),
): Weight[] =>
  agreed.map((budget) => {
    const weights = languages.map((language) => {
      const filesOf = (visit: string) => {
        const files = built.screens[visit]?.[language] ?? built.dialogs[visit];
        if (!files) throw new Error(`The build has neither screen nor dialog ${visit}, so its bytes cannot be counted`);
        return files;
      };
      const filesIn = (visits: readonly string[]) => new Set(visits.flatMap(filesOf));
      const fetched = filesIn(budget.beyond ?? []);
      const needed = [...filesIn(budget.visits)].filter((file) => !fetched.has(file));
      const bytes = needed.reduce((sum, file) => sum + bytesOf(file), 0);
      return { ...budget, language, actual: bytes / KILOBYTE };
    });
    return weights.reduce((heaviest, weight) => (weight.actual > heaviest.actual ? weight : heaviest));
  });

export const isOver = ({ actual, kilobytes }: Weight) => actual > kilobytes;

export const describeWeight = ({ name, language, actual, kilobytes, beyond }: Weight) =>
  `${name} needs ${actual.toFixed(1)} kB${beyond ? ` beyond ${beyond.join(', ')}` : ''} in ${language}, ${kilobytes} kB were agreed`;
