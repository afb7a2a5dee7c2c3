import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CsvRecord, MOST_CHARACTERS, readCsv } from './csv-records.ts';

async function* inChunks(text: string, size: number) {
  const characters = [...text];
  for (let at = 0; at < characters.length; at += size) yield characters.slice(at, at + size).join('');
}

async function recordsOf(text: string, chunk = 7): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  for await (const record of readCsv(inChunks(text, chunk))) records.push(record);
  return records;
}

const LONG = 'x'.repeat(MOST_CHARACTERS);

describe('RFC 4180', () => {
  test.each<[string, string, CsvRecord[]]>([
    ['nothing', '', []],
    [
      'lines of Unix, the last without its end',
      'a,b\nc,d',
      [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['c', 'd'] },
      ],
    ],
    [
      'lines of Windows',
      'a,b\r\nc,d\r\n',
      [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['c', 'd'] },
      ],
    ],
    [
      'empty lines, which count',
      'a\n\n\r\n\nb\n',
      [
        { line: 1, cells: ['a'] },
        { line: 5, cells: ['b'] },
      ],
    ],
    ['empty cells', ',a,,\n', [{ line: 1, cells: ['', 'a', '', ''] }]],
    ['quotes', '"a","b ""c"" d",""\n', [{ line: 1, cells: ['a', 'b "c" d', ''] }]],
    ['a comma within quotes', '"a,b",c\n', [{ line: 1, cells: ['a,b', 'c'] }]],
    [
      'a line end within quotes, which counts too',
      '"a\r\nb",c\nd,e\n',
      [
        { line: 1, cells: ['a\r\nb', 'c'] },
        { line: 3, cells: ['d', 'e'] },
      ],
    ],
    ['a quote inside a cell', 'a"b,c\n', [{ line: 1, cells: ['a"b', 'c'] }]],
    [
      'a quote that is never closed',
      'a,b\n"c,d\ne,f\n',
      [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, flaw: 'open-quote' },
      ],
    ],
    [
      'a line that is too long',
      `a,b\n${LONG}y\nc,d\n`,
      [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, flaw: 'long-line' },
        { line: 3, cells: ['c', 'd'] },
      ],
    ],
  ])('%s', async (_, text, records) => {
    expect(await recordsOf(text)).toEqual(records);
  });
});

test('a quote that is not closed for long costs no more memory than a long line, and the rest is read', async () => {
  const records = await recordsOf(`"a\n${'b,c\n'.repeat(MOST_CHARACTERS / 4)}d,e\n`, 1_000);
  expect(records[0]).toEqual({ line: 1, flaw: 'open-quote' });
  expect(records.at(-1)).toMatchObject({ cells: ['d', 'e'] });
});

const cell = fc.string({ unit: 'binary', maxLength: 20 });
const row = fc.array(cell, { minLength: 2, maxLength: 5 });

const quoted = (cells: readonly string[]) => `${cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')}\r\n`;

test('whatever the cells are, and wherever the chunks end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row), fc.integer({ min: 1, max: 50 }), async (rows, chunk) => {
      const records = await recordsOf(rows.map(quoted).join(''), chunk);
      expect(records.map((record) => ('cells' in record ? record.cells : null))).toEqual(rows);
    }),
  );
});

test('no text whatever makes it throw, and lines only go up', async () => {
  const pieces = fc.array(fc.oneof(cell, fc.constantFrom('"', ',', '\n', '\r', '\r\n', '""', '","')));
  await fc.assert(
    fc.asyncProperty(pieces, async (all) => {
      const lines = (await recordsOf(all.join(''), 3)).map(({ line }) => line);
      expect(lines).toEqual(lines.toSorted((a, b) => a - b));
    }),
  );
});
