import type { SignedInWords, Words } from '../words/words.ts';

export interface CodeFormat {
  /** Of the code alone, without what separates its characters. */
  length: number;
  characters: 'digits' | 'letters-and-digits';
  /** Into how many equal groups people divide it. */
  groups: number;
  /** Turns a character that is read as another into that one. */
  fold?: (text: string) => string;
}

export type Complaint = 'tooShort' | 'tooLong' | 'noSingleCode';

/** How to find a code in what people type and paste. */
export interface CodeRules extends CodeFormat {
  /** The characters of a code in a text, and nothing else. */
  clean: (text: string) => string;
  /** What the field shows for them. */
  show: (typed: string) => string;
  /** Whether a text, on one line, is a code, a part of one or a longer one. */
  isPartial: (text: string) => boolean;
  /** The one standalone code in a text. Null where there is none, or where there are several. */
  find: (text: string) => string | null;
}

/** A code with what a form says about it. */
export interface CodeShape extends CodeRules {
  label: (words: Words) => string;
  /** About input that is no such code. */
  complaints: (words: Words) => Record<Complaint, string>;
}

/** Letters and digits are Crockford's, who has no U, and those that he reads as another. */
const CHARACTER = { digits: '\\d', 'letters-and-digits': '[0-9A-TV-Za-tv-z]' };

/** What people and mail programs put between the characters of a code. */
const SEPARATOR = '[ .\\u00A0\\u2010-\\u2013-]';
const BLANK = '[ \\u00A0]';

/**
 * A code in one piece or in its groups. Digits also, as dictation writes them, in pairs or singly with blanks: pairs with
 * dots or hyphens are dates, and letters with blanks are words.
 */
function groupsOf({ length, characters, groups }: CodeFormat): string {
  const one = CHARACTER[characters];
  const size = length / groups;
  const isNumeric = characters === 'digits';
  return [
    `${one}{${length}}`,
    `${one}{${size}}(?:${isNumeric ? SEPARATOR : '-'}${one}{${size}}){${groups - 1}}`,
    ...(isNumeric ? [`${one}{2}(?:${BLANK}${one}{2}){${length / 2 - 1}}`] : []),
    ...(isNumeric ? [`${one}(?:${BLANK}${one}){${length - 1}}`] : []),
  ].join('|');
}

/** Letters are told from digits more easily in groups; a row of digits is left as it is typed. */
const shownBy = ({ length, characters, groups }: CodeFormat) => {
  const group = new RegExp(`.{${length / groups}}(?=.)`, 'g');
  return (typed: string) => (characters === 'digits' ? typed : typed.replace(group, '$&-'));
};

/** Turns the full-width characters of East Asian keyboards into ASCII ones. */
const folded = (text: string): string => text.normalize('NFKC');

export function createCodeRules(format: CodeFormat): CodeRules {
  const one = CHARACTER[format.characters];
  // No part of a word, a longer number, an address or an amount. Chinese and Japanese write numbers without blanks.
  const standalone = new RegExp(
    `(?<![\\p{Script=Latin}\\p{N}_]|\\d${SEPARATOR}|\\d[,:/])(?:${groupsOf(format)})(?![\\p{Script=Latin}\\p{N}_]|${SEPARATOR}\\d|[,:/]\\d)`,
    'gu',
  );
  const character = new RegExp(one, 'g');
  const partial = new RegExp(`^(?:${one}|${SEPARATOR})*$`);
  const { fold = (text: string) => text } = format;
  const clean = (text: string) => fold((folded(text).match(character) ?? []).join('').toUpperCase());
  const isPartial = (text: string) => partial.test(folded(text).trim());
  // However it is divided, as on a page that was scanned; words have no digits.
  const isDivided = (text: string) => format.characters !== 'digits' && isPartial(text) && /\d/.test(text);
  return {
    ...format,
    clean,
    show: shownBy(format),
    isPartial,
    find(text) {
      if (isDivided(text) && clean(text).length === format.length) return clean(text);
      const codes = new Set(Array.from(folded(text).matchAll(standalone), ([group]) => clean(group)));
      const [code] = codes;
      return code !== undefined && codes.size === 1 ? code : null;
    },
  };
}

/** The codes of authenticator apps and of our emails. */
export const sixDigits = createCodeRules({ length: 6, characters: 'digits', groups: 2 });

/** As a form asks for one. */
export const sixDigitsShape = (words: SignedInWords): CodeShape => ({
  ...sixDigits,
  label: () => words.verify.code,
  complaints: () => ({
    tooShort: words.verify.tooFewDigits,
    tooLong: words.verify.tooManyDigits,
    noSingleCode: words.verify.noSingleCode,
  }),
});
