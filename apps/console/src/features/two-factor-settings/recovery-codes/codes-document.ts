import { recoveryCode } from '../../../shared/code/recovery-code.ts';
import type { RecoveryWords, SignedInWords } from '../../../shared/words/words.ts';

/** What people keep: on paper, or in a file. It has to make sense years later, on its own. */
export interface CodesDocument {
  title: string;
  /** Names with their values. */
  facts: readonly (readonly [string, string])[];
  codes: readonly string[];
  sentences: readonly string[];
}

interface Facts {
  platform: string;
  account: string;
  /** ISO 8601. */
  madeAt: string;
  codes: readonly string[];
}

interface Catalogues {
  words: SignedInWords;
  recovery: RecoveryWords;
}

export function codesDocument(
  { platform, account, madeAt, codes }: Facts,
  { words, recovery }: Catalogues,
): CodesDocument {
  return {
    title: recovery.savedCodes.title(platform),
    facts: [
      [recovery.savedCodes.platform, platform],
      [recovery.savedCodes.account, account],
      [recovery.savedCodes.date, words.moments.day(madeAt)],
    ],
    codes: codes.map(recoveryCode.show),
    sentences: [
      recovery.savedCodes.purpose,
      recovery.savedCodes.use(words.verify.byRecoveryCode),
      recovery.savedCodes.keep,
      recovery.savedCodes.replaced,
    ],
  };
}

/** The same as a text file. */
export const textOf = ({ title, facts, codes, sentences }: CodesDocument): string =>
  [title, '', ...facts.map(([name, value]) => `${name}: ${value}`), '', ...codes, '', ...sentences, ''].join('\n');
