import { foldRecoveryCode } from '@countersign/contract';
import type { RecoveryWords } from '../words/words.ts';
import { type CodeShape, createCodeRules } from './code-shape.ts';

/** The codes that stand in for a lost phone. */
export const recoveryCode = createCodeRules({
  length: 16,
  characters: 'letters-and-digits',
  groups: 4,
  fold: foldRecoveryCode,
});

/** As a form asks for one. */
export const recoveryCodeShape = (recovery: RecoveryWords): CodeShape => ({
  ...recoveryCode,
  label: () => recovery.recoveryCode.label,
  complaints: () => ({
    tooShort: recovery.recoveryCode.tooShort,
    tooLong: recovery.recoveryCode.tooLong,
    noSingleCode: recovery.recoveryCode.noSingleCode,
  }),
});
