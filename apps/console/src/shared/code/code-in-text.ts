export const CODE_LENGTH = 6;

/** What people and mail programs put between the digits of a code. */
const SEPARATOR = '[ .\\u00A0\\u2010-\\u2013-]';

/**
 * Six digits together or in two halves, or, as dictation writes them, in pairs or singly with blanks; pairs with dots
 * or hyphens are dates.
 */
const GROUP = `\\d{6}|\\d{3}${SEPARATOR}\\d{3}|\\d{2}[ \\u00A0]\\d{2}[ \\u00A0]\\d{2}|\\d(?:[ \\u00A0]\\d){5}`;

/** No part of a word, a longer number, an address or an amount. Chinese and Japanese write numbers without blanks. */
const STANDALONE = new RegExp(
  `(?<![\\p{Script=Latin}\\p{N}_]|\\d${SEPARATOR}|\\d[,:/])(?:${GROUP})(?![\\p{Script=Latin}\\p{N}_]|${SEPARATOR}\\d|[,:/]\\d)`,
  'gu',
);

/** NFKC turns the full-width digits of East Asian keyboards into ASCII ones. */
export const folded = (text: string): string => text.normalize('NFKC');

export const digitsOf = (text: string): string => folded(text).replace(/\D/g, '');

/** The code in a text: its one standalone group of six digits. Null where there is none, or where there are several. */
export function codeInText(text: string): string | null {
  const codes = new Set(Array.from(folded(text).matchAll(STANDALONE), ([group]) => digitsOf(group)));
  const [code] = codes;
  return code !== undefined && codes.size === 1 ? code : null;
}

/** Digits and what separates them, on one line: a part of a code, or one with digits too many. */
export const isDigitsOnly = (text: string): boolean => new RegExp(`^(?:\\d|${SEPARATOR})*$`).test(folded(text).trim());
