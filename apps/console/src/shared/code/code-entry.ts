import { CODE_LENGTH, codeInText, digitsOf, isDigitsOnly } from './code-in-text.ts';

export interface CodeEntry {
  /** What the field holds from now on. */
  digits: string;
  /** The name of a sentence about what was entered. */
  complaint: 'tooManyDigits' | 'noSingleCode' | null;
}

export const noEntry: CodeEntry = { digits: '', complaint: null };

/** What a field with `before` in it comes to when its content is changed to `content`, by a key, by voice or by autofill. */
export function entryAfter(content: string, before: string): CodeEntry {
  const code = codeInText(content);
  if (code !== null) return { digits: code, complaint: null };
  const digits = digitsOf(content);
  if (isDigitsOnly(content) && digits.length !== CODE_LENGTH)
    return { digits, complaint: digits.length > CODE_LENGTH ? 'tooManyDigits' : null };
  // A single key that is no digit does nothing; of a text that was put in, somebody wants to know why it did not.
  const isKey = content.length <= before.length + 1;
  return { digits: before, complaint: isKey ? null : 'noSingleCode' };
}

/**
 * What comes of a text that was pasted or dropped into the field: a code replaces what was there. Null for digits that
 * are no code of their own, which the browser puts where the caret is.
 */
export function entryOfText(text: string, before: string): CodeEntry | null {
  const code = codeInText(text);
  if (code !== null) return { digits: code, complaint: null };
  return isDigitsOnly(text) ? null : { digits: before, complaint: 'noSingleCode' };
}

/** Whether an entry sends itself. Digits too many that were taken away again leave a choice that is the person's. */
export const sendsItself = ({ digits, complaint }: CodeEntry, before: string): boolean =>
  complaint === null && digits.length === CODE_LENGTH && digits !== before && before.length <= CODE_LENGTH;
