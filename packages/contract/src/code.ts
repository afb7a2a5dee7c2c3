import { recoveryCodeShape } from '@countersign/two-factor/vocabulary';
import * as v from 'valibot';

/** Six ASCII digits in a string: what an authenticator app shows and what our mails carry. */
export const sixDigitCode = v.pipe(v.string(), v.regex(/^[0-9]{6}$/));

const folded: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };

/** Eight of them: what the mail about a forgotten password carries. */
export const eightDigitCode = v.pipe(v.string(), v.regex(/^[0-9]{8}$/));

/** As somebody types or pastes it from paper: case, spaces and hyphens do not count, nor letters that look like digits. */
export const foldRecoveryCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll(/[ILO]/g, (letter) => folded[letter] ?? letter);

const { alphabet, length } = recoveryCodeShape;

/** Twice as long as a code with a space between all characters. */
const LONGEST = 64;

/** A recovery code; canonical once it is parsed. */
export const recoveryCode = v.pipe(
  v.string(),
  v.maxLength(LONGEST),
  v.regex(/^[0-9A-Za-z\s-]*$/),
  v.transform(foldRecoveryCode),
  v.regex(new RegExp(`^[${alphabet}]{${length}}$`)),
);
