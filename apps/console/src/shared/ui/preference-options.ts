import { languages } from '@countersign/contract';
import { ownNames } from '../words/language.ts';
import type { Words } from '../words/words.ts';

export const languageOptions = languages.map((value) => ({ value, label: ownNames[value], lang: value }));

export const schemeOptions = (words: Words) =>
  [
    { value: 'light', label: words.preferences.light },
    { value: 'dark', label: words.preferences.dark },
    { value: 'auto', label: words.preferences.system },
  ] as const;
