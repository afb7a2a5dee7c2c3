import type { Words } from '../words/words.ts';

export interface CodeFormat {
  /** Of the code alone, without what separates its characters. */
  length: number;
  characters: 'digits' | 'letters-and-digits';
  /** About input that is no such code. */
  complaints: (words: Words) => { tooLong: string; noSingleCode: string };
}

/** What a code looks like, and how to find one in what people type and paste. */
export interface CodeShape extends CodeFormat {
  /** The characters of a code in a text, and nothing else. */
  clean: (text: string) => string;
  /** Whether a text, on one line, is a code, a part of one or a longer one. */
  isPartial: (text: string) => boolean;
  /** The one standalone code in a text. Null where there is none, or where there are several. */
  find: (text: string) => string | null;
}

const CHARACTER = { digits: '\\d', 'letters-and-digits': '[0-9A-Za-z]' };

/** What people and mail programs put between the characters of a code. */
const SEPARATOR = '[ .\\u00A0\\u2010-\\u2013-]';
const BLANK = '[ \\u00A0]';

/**
 * A code in one piece or in two halves. Digits also, as dictation writes them, in pairs or singly with blanks: pairs with
 * dots or hyphens are dates, and letters with blanks are words.
 */
function groupsOf({ length, characters }: CodeFormat): string {
  const one = CHARACTER[characters];
  const half = length / 2;
  const isEven = Number.isInteger(half);
  const isNumeric = characters === 'digits';
  return [
    `${one}{${length}}`,
    ...(isEven ? [`${one}{${half}}${isNumeric ? SEPARATOR : '-'}${one}{${half}}`] : []),
    ...(isEven && isNumeric ? [`${one}{2}(?:${BLANK}${one}{2}){${half - 1}}`] : []),
    ...(isNumeric ? [`${one}(?:${BLANK}${one}){${length - 1}}`] : []),
  ].join('|');
}

/** Turns the full-width characters of East Asian keyboards into ASCII ones. */
const folded = (text: string): string => text.normalize('NFKC');

export function createCodeShape(format: CodeFormat): CodeShape {
  const one = CHARACTER[format.characters];
  // No part of a word, a longer number, an address or an amount. Chinese and Japanese write numbers without blanks.
  const standalone = new RegExp(
    `(?<![\\p{Script=Latin}\\p{N}_]|\\d${SEPARATOR}|\\d[,:/])(?:${groupsOf(format)})(?![\\p{Script=Latin}\\p{N}_]|${SEPARATOR}\\d|[,:/]\\d)`,
    'gu',
  );
  const character = new RegExp(one, 'g');
  const partial = new RegExp(`^(?:${one}|${SEPARATOR})*$`);
  const clean = (text: string) => (folded(text).match(character) ?? []).join('').toUpperCase();
  return {
    ...format,
    clean,
    isPartial: (text) => partial.test(folded(text).trim()),
    find(text) {
      const codes = new Set(Array.from(folded(text).matchAll(standalone), ([group]) => clean(group)));
      const [code] = codes;
      return code !== undefined && codes.size === 1 ? code : null;
    },
  };
}

/** The codes of authenticator apps and of our emails. */
export const sixDigits = createCodeShape({
  length: 6,
  characters: 'digits',
  complaints: (words) => ({ tooLong: words.verify.tooManyDigits, noSingleCode: words.verify.noSingleCode }),
});
