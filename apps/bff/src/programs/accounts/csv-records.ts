/** A record of a file, by the line that it begins on. */
export type CsvRecord = { line: number; cells: string[] } | { line: number; flaw: 'long-line' | 'open-quote' };

/** More than any account has, and little enough to be held: a quote that is never closed ends here. */
export const MOST_CHARACTERS = 65_536;

/** What comes next: a cell, the rest of one without or with quotes, or the end of a record that is not read. */
type Place = 'cell' | 'plain' | 'quoted' | 'after-quote' | 'skipped';

/**
 * RFC 4180, with any line end and a quote that is not closed on record. Empty lines are no records. After a record that is
 * too long reading goes on with the next line.
 */
export async function* readCsv(text: AsyncIterable<string>): AsyncGenerator<CsvRecord, void> {
  let [line, begins, place, length] = [1, 1, 'cell' as Place, 0];
  let [cells, cell] = [[] as string[], ''];

  /** Null for an empty line. */
  const ended = (): CsvRecord | null => {
    const all = [...cells, cell];
    const record = place === 'skipped' || (all.length === 1 && cell === '') ? null : { line: begins, cells: all };
    [cells, cell, place, length] = [[], '', 'cell', 0];
    return record;
  };

  let previous = '';
  for await (const chunk of text) {
    for (const character of chunk) {
      const isSecondOfLineEnd = character === '\n' && previous === '\r';
      const isLineEnd = character === '\n' || character === '\r';
      previous = character;
      if (isLineEnd && !isSecondOfLineEnd) line += 1;
      if (isLineEnd && place !== 'quoted') {
        const record = isSecondOfLineEnd ? null : ended();
        begins = line;
        if (record) yield record;
        continue;
      }
      if (place === 'skipped') continue;
      length += 1;
      if (length > MOST_CHARACTERS) {
        yield { line: begins, flaw: place === 'quoted' ? 'open-quote' : 'long-line' };
        place = 'skipped';
      } else if (place === 'quoted') {
        if (character === '"') place = 'after-quote';
        else cell += character;
      } else if (character === ',') {
        cells.push(cell);
        [cell, place] = ['', 'cell'];
      } else if (character === '"' && place === 'cell') {
        place = 'quoted';
      } else if (character === '"' && place === 'after-quote') {
        cell += character;
        place = 'quoted';
      } else {
        cell += character;
        place = 'plain';
      }
    }
  }
  if (place === 'quoted') yield { line: begins, flaw: 'open-quote' };
  else {
    const record = ended();
    if (record) yield record;
  }
}
