import { createReadStream } from 'node:fs';
import type { ForeignAccount, ImportLine } from '@countersign/two-factor';
import { readCsv } from './csv-records.ts';
import { readJsonLines } from './json-lines.ts';

/** What an account is made of, as the file names it. */
const FIELDS = {
  email: 'email',
  name: 'name',
  password_hash: 'passwordHash',
  key_uri: 'keyUri',
} as const satisfies Record<string, keyof ForeignAccount>;

const names = Object.keys(FIELDS);
const isField = (name: string): name is keyof typeof FIELDS => Object.hasOwn(FIELDS, name);

const NOTHING: ForeignAccount = { email: '', name: '', passwordHash: '', keyUri: '' };

/** The file as a whole cannot be read: the message says why, and nothing of what the file says. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile';
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file',
  EISDIR: 'That is a folder',
  EACCES: 'This user may not read that file',
};

/**
 * The accounts of a file in UTF-8: JSON lines if it begins with a brace, else CSV with a header.
 * @throws UnreadableFile
 */
export async function* readAccountsFile(path: string): AsyncGenerator<ImportLine, void> {
  const text = textOf(path);
  const beginning = await text.next();
  const first = beginning.value ?? '';
  const whole = resumed(first, text);
  yield* first.trimStart().startsWith('{') ? fromJsonLines(whole) : fromCsv(whole);
}

/** The decoder takes a byte order mark away, and marks what is not UTF-8. */
async function* textOf(path: string): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  try {
    for await (const bytes of createReadStream(path)) {
      const text = decoder.decode(bytes, { stream: true });
      if (text !== '') yield text;
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UnreadableFile(`${REASONS[code] ?? `It cannot be read (${code})`}: ${path}.`);
  }
  yield decoder.decode();
}

async function* resumed(first: string, rest: AsyncIterable<string>): AsyncGenerator<string, void> {
  yield first;
  yield* rest;
}

async function* fromCsv(text: AsyncIterable<string>): AsyncGenerator<ImportLine, void> {
  let columns: (keyof typeof FIELDS)[] | null = null;
  for await (const record of readCsv(text)) {
    if (columns === null) {
      columns = columnsOf('cells' in record ? record.cells : []);
    } else if ('flaw' in record) {
      yield record;
    } else if (record.cells.length !== columns.length) {
      yield { line: record.line, flaw: 'cell-count' };
    } else {
      const given = columns.map((column, index) => [FIELDS[column], record.cells[index]]);
      yield lineOf(record.line, { ...NOTHING, ...Object.fromEntries(given) });
    }
  }
  if (columns === null) throw new UnreadableFile('The file is empty.');
}

/** A column of another name may be a misspelt one, and with it a second factor that nobody misses. */
function columnsOf(cells: readonly string[]): (keyof typeof FIELDS)[] {
  const given = cells.map((cell) => cell.trim().toLowerCase());
  const known = given.filter(isField);
  const isSound = known.length === given.length && new Set(known).size === known.length;
  if (isSound && known.includes('email') && known.includes('password_hash')) return known;
  throw new UnreadableFile(
    `The first line has to name the columns, of which email and password_hash are needed and no others are known: ${names.join(',')}.`,
  );
}

async function* fromJsonLines(text: AsyncIterable<string>): AsyncGenerator<ImportLine, void> {
  for await (const read of readJsonLines(text)) {
    yield 'flaw' in read ? read : accountIn(read.line, read.value);
  }
}

function accountIn(line: number, value: unknown): ImportLine {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { line, flaw: 'unreadable-line' };
  const account = { ...NOTHING };
  for (const [name, given] of Object.entries(value)) {
    if (!isField(name)) return { line, flaw: 'unknown-field' };
    const text = textIn(name, given);
    if (text === null) return { line, flaw: 'unreadable-line' };
    account[FIELDS[name]] = text;
  }
  return lineOf(line, account);
}

/** A credential of Keycloak may stand there as an object. */
function textIn(name: keyof typeof FIELDS, given: unknown): string | null {
  if (given === null) return '';
  if (name === 'password_hash' && typeof given === 'object') return JSON.stringify(given);
  return typeof given === 'string' ? given : null;
}

const lineOf = (line: number, account: ForeignAccount): ImportLine =>
  Object.values(account).some((text) => text.includes('\ufffd')) ? { line, flaw: 'not-utf-8' } : { line, account };
