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

const { signIn, verify, verifyByEmail, home, twoFactor, preferences, activation, deactivation } = paths;

/** In kB after brotli: JavaScript, CSS and words together, with what is prefetched on the way. */
const journeys: readonly Budget[] = [
  { name: 'the first screen', visits: [signIn], kilobytes: 98 },
  { name: 'the shell', visits: [paths.settings], kilobytes: 7.5, beyond: [signIn] },
  { name: 'signing in with a code', visits: [signIn, verify, home], kilobytes: 108 },
  { name: 'signing in with a code by email', visits: [signIn, verify, verifyByEmail, home], kilobytes: 109 },
  {
    name: 'signing in, activating, back at the settings',
    visits: [signIn, verify, home, twoFactor, activation, deactivation],
    kilobytes: 123,
  },
  {
    name: 'signing in with a code, deactivating',
    visits: [signIn, verify, home, twoFactor, deactivation, activation],
    kilobytes: 123,
  },
  { name: 'choosing language and colours', visits: [preferences], kilobytes: 2, beyond: [home] },
  { name: 'opening an unlock link', visits: [paths.unlock], kilobytes: 99 },
  { name: 'reading the help', visits: [paths.help], kilobytes: 102 },
];

const DIALOG_KILOBYTES = 3;

/** The journeys, and each dialog on top of the screen that it opens over. */
export const budgetsFor = ({ dialogs }: BuiltFiles): Budget[] => [
  ...journeys,
  ...Object.keys(dialogs).map((name) => ({ name, visits: [name], kilobytes: DIALOG_KILOBYTES, beyond: [home] })),
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
    const filesOf = (visit: string) => {
      const files = built.screens[visit] ?? built.dialogs[visit];
      if (!files) throw new Error(`The build has neither screen nor dialog ${visit}, so its bytes cannot be counted`);
      return files;
    };
    const weights = languages.map((language) => {
      const filesIn = (visits: readonly string[]) =>
        new Set(visits.flatMap((visit) => [...filesOf(visit), ...built.languages[language]]));
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
