import type { Mail } from './inbox.ts';

/** Our mails give the code a line of its own, so that no other number can be taken for it. */
const CODE_ON_ITS_OWN_LINE = /^[ \t]*([0-9]{6})[ \t]*$/gmu;

const codesIn = (text: string) => new Set(Array.from(text.matchAll(CODE_ON_ITS_OWN_LINE), ([, code]) => code));

/** Tells the mails with codes from whatever else the platform sends to the same address. */
export const holdsCode = ({ text }: Pick<Mail, 'text'>): boolean => codesIn(text).size > 0;

/** @throws when the mail holds no code, or more than one */
export function codeInMail({ subject, text }: Pick<Mail, 'subject' | 'text'>): string {
  const codes = codesIn(text);
  const [code] = codes;
  if (code === undefined || codes.size > 1) {
    throw new Error(`The mail "${subject}" holds ${codes.size} lines with six digits, where one was expected.`);
  }
  return code;
}
