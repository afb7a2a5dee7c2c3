import { type Language, languages } from '@countersign/contract';
import { paths } from '../src/shared/navigation/paths.ts';
import type { BuiltFiles } from './built-files.ts';

interface Budget {
  path: string;
  kilobytes: number;
  /** The screen that leads here, whose files have been fetched already. */
  beyond?: string;
}

/** What a screen downloads before it renders, in kB after brotli: JavaScript, CSS and words together. */
export const budgets: Budget[] = [
  { path: paths.signIn, kilobytes: 120 },
  { path: paths.verify, kilobytes: 10, beyond: paths.signIn },
  { path: paths.activation, kilobytes: 35, beyond: paths.settings },
];

export interface Weight extends Budget {
  language: Language;
  actual: number;
}

const KILOBYTE = 1000;

/** Each budget in its heaviest language. */
export const weigh = (built: BuiltFiles, bytesOf: (file: string) => number, agreed = budgets): Weight[] =>
  agreed.map((budget) => {
    const filesIn = (path: string, language: Language) => {
      const files = built.screens[path];
      if (!files) throw new Error(`No screen of the build is at ${path}, so its bytes cannot be counted`);
      return [...new Set([...files, ...built.languages[language]])];
    };
    const weights = languages.map((language) => {
      const alreadyFetched = new Set(budget.beyond === undefined ? [] : filesIn(budget.beyond, language));
      const needed = filesIn(budget.path, language).filter((file) => !alreadyFetched.has(file));
      const bytes = needed.reduce((sum, file) => sum + bytesOf(file), 0);
      return { ...budget, language, actual: bytes / KILOBYTE };
    });
    return weights.reduce((heaviest, weight) => (weight.actual > heaviest.actual ? weight : heaviest));
  });

export const isOver = ({ actual, kilobytes }: Weight) => actual > kilobytes;

export const describeWeight = ({ path, language, actual, kilobytes, beyond }: Weight) =>
  `${path} needs ${actual.toFixed(1)} kB${beyond ? ` beyond ${beyond}` : ''} in ${language}, ${kilobytes} kB were agreed`;
