import { languages } from '@countersign/contract';
import { ownNames } from '../words/language.ts';
import type { Words } from '../words/words.ts';

export const languageOptions = languages.map((value) => ({ value, label: ownNames[value], lang: value }));

export const schemeOptions = ({ preferences }: Words) =>
  [
    { value: 'light', label: preferences.light },
    { value: 'dark', label: preferences.dark },
    { value: 'auto', label: preferences.system },
  ] as const;
