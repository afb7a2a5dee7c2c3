import { type CodeShape, createCodeRules } from '../../shared/code/code-shape.ts';
import type { ResetWords } from '../../shared/words/words.ts';

/** The codes of our emails about a forgotten password. */
export const eightDigits = (reset: ResetWords): CodeShape => ({
  ...createCodeRules({ length: 8, characters: 'digits', groups: 2 }),
  label: () => reset.code,
  complaints: () => ({
    tooShort: reset.tooFewDigits,
    tooLong: reset.tooManyDigits,
    noSingleCode: reset.noSingleCode,
  }),
});
