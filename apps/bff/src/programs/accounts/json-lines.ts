import { MOST_CHARACTERS } from './csv-records.ts';

export type JsonLine = { line: number; value: unknown } | { line: number; flaw: 'long-line' | 'unreadable-line' };

/** A JSON value on each line. Empty lines are none. */
export async function* readJsonLines(text: AsyncIterable<string>): AsyncGenerator<JsonLine, void> {
  let [line, rest, isSkipping] = [0, '', false];
  for await (const chunk of text) {
    const parts = `${rest}${chunk}`.split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      line += 1;
      const read = isSkipping ? null : lineOf(line, part);
      isSkipping = false;
      if (read) yield read;
    }
    if (rest.length <= MOST_CHARACTERS) continue;
    if (!isSkipping) yield { line: line + 1, flaw: 'long-line' };
    [rest, isSkipping] = ['', true];
  }
  const last = isSkipping ? null : lineOf(line + 1, rest);
  if (last) yield last;
}

function lineOf(line: number, text: string): JsonLine | null {
  if (text.trim() === '') return null;
  if (text.length > MOST_CHARACTERS) return { line, flaw: 'long-line' };
  try {
    return { line, value: JSON.parse(text) };
  } catch {
    return { line, flaw: 'unreadable-line' };
  }
}
