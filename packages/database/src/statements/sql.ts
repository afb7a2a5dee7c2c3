declare const isSqlText: unique symbol;

/** SQL that is made of constants only: values are bound by a statement's parameters and never stand in its text. */
export type SqlText = string & { readonly [isSqlText]: true };

/**
 * A piece of SQL from our own constants. Only other pieces and numbers go into it, so that no value of a request can.
 * Lines keep their indentation relative to where they are put, so that the whole statement can be read.
 */
export function sql({ raw }: TemplateStringsArray, ...parts: readonly (SqlText | number)[]): SqlText {
  let text = '';
  for (const [index, literal] of raw.entries()) {
    text += literal;
    if (index < parts.length) text += String(parts[index]).replaceAll('\n', `\n${indentationOfLastLine(text)}`);
  }
  return withoutCommonIndentation(text) as SqlText;
}

/** A string literal of one of our own closed sets. */
export function literal(word: string): SqlText {
  if (!/^[a-z -]+$/.test(word)) throw new Error(`Not a word of ours: ${word}`);
  return `'${word}'` as SqlText;
}

/** `'a', 'b'`, for `in (…)`. */
export const literals = (words: readonly string[]): SqlText => words.map(literal).join(', ') as SqlText;

/** `a and b` or `a, b`, of any number of pieces. */
export const joined = (pieces: readonly SqlText[], separator: string): SqlText => pieces.join(separator) as SqlText;

const indentationOfLastLine = (text: string) => /^ */.exec(text.slice(text.lastIndexOf('\n') + 1))?.[0] ?? '';

function withoutCommonIndentation(text: string): string {
  const lines = text
    .replace(/^\s*\n/, '')
    .trimEnd()
    .split('\n');
  const depths = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const [first = 0] = depths;
  const depth = text.startsWith('\n') ? Math.min(first, ...depths) : 0;
  return lines.map((line) => line.slice(Math.min(depth, line.length - line.trimStart().length))).join('\n');
}
