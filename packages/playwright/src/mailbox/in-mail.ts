import type { Mail } from './inbox.ts';

/** Each code once, in the order of the text. */
export function codesIn(text: string, pattern: RegExp): string[] {
  const everywhere = new RegExp(pattern, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`);
  return [...new Set(Array.from(text.matchAll(everywhere), ([whole, code]) => code ?? whole))];
}

/** @throws when the mail holds no code, or more than one */
export function codeInMail({ subject, text }: Pick<Mail, 'subject' | 'text'>, pattern: RegExp): string {
  const [code, ...others] = codesIn(text, pattern);
  if (code === undefined || others.length > 0) {
    const count = code === undefined ? 0 : 1 + others.length;
    throw new Error(`The mail "${subject}" holds ${count} codes, where one was expected.`);
  }
  return code;
}

const LINK = /https?:\/\/[^\s<>"')\]]+/giu;

/** Each link once, in the order of the text, and without the full stop of its sentence. */
export const linksIn = (text: string, matching = /(?:)/u): string[] => [
  ...new Set(
    Array.from(text.matchAll(LINK), ([link]) => link.replace(/[.,;:!?。，]+$/u, '')).filter(
      (link) => link.search(matching) >= 0,
    ),
  ),
];
