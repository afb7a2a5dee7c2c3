import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { foreignHashes } from '@countersign/crypto';
import { scratchFolder } from '@countersign/database/testing';
import type { ImportLine } from '@countersign/two-factor';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { readAccountsFile, UnreadableFile } from './accounts-file.ts';
import { MOST_CHARACTERS } from './csv-records.ts';

const folder = scratchFolder();
afterAll(() => folder[Symbol.dispose]());

let files = 0;
async function linesOf(content: string | Uint8Array): Promise<ImportLine[]> {
  files += 1;
  const path = join(folder.path, `${files}`);
  writeFileSync(path, content);
  const lines: ImportLine[] = [];
  for await (const line of readAccountsFile(path)) lines.push(line);
  return lines;
}

const refusalOf = (content: string | Uint8Array) =>
  linesOf(content).then(
    () => 'It was read.',
    (error: unknown) => (error instanceof UnreadableFile ? error.message : error),
  );

const ANN = { email: 'ann@example.com', name: 'Ann, of all', passwordHash: '$2b$…', keyUri: 'otpauth://totp/x' };
const WRONG_COLUMNS =
  'The first line has to name the columns, of which email and password_hash are needed and no others are known: email,name,password_hash,key_uri.';

describe('CSV', () => {
  test.each([
    ['all columns', 'email,name,password_hash,key_uri\nann@example.com,"Ann, of all",$2b$…,otpauth://totp/x\n'],
    ['another order', 'key_uri,password_hash,name,email\notpauth://totp/x,$2b$…,"Ann, of all",ann@example.com\n'],
    ['capitals and spaces', 'Email, Name ,PASSWORD_HASH,key_uri\nann@example.com,"Ann, of all",$2b$…,otpauth://totp/x'],
    [
      'a byte order mark and the line ends of Windows',
      '\ufeffemail,name,password_hash,key_uri\r\nann@example.com,"Ann, of all",$2b$…,otpauth://totp/x\r\n',
    ],
  ])('%s', async (_, content) => {
    expect(await linesOf(content)).toEqual([{ line: 2, account: ANN }]);
  });

  test('columns that are left out are empty', async () => {
    const account = { email: 'ann@example.com', name: '', passwordHash: 'x', keyUri: '' };
    expect(await linesOf('email,password_hash\nann@example.com,x\n')).toEqual([{ line: 2, account }]);
  });

  test('a line of its own that is flawed is told by its number, and the others are read', async () => {
    const content = Buffer.concat([
      Buffer.from('email,password_hash\na@example.com,x\nb@example.com\nc@example.com,x,y\n'),
      Buffer.from([0xff, 0xfe, 0x2c, 0x78, 0x0a]),
      Buffer.from('d@example.com,x\n"e@example.com,x\n'),
    ]);
    const lines = await linesOf(content);
    expect(lines.map((line) => ('flaw' in line ? [line.line, line.flaw] : [line.line, line.account.email]))).toEqual([
      [2, 'a@example.com'],
      [3, 'cell-count'],
      [4, 'cell-count'],
      [5, 'not-utf-8'],
      [6, 'd@example.com'],
      [7, 'open-quote'],
    ]);
  });

  test.each([
    ['nothing', '', 'The file is empty.'],
    ['no header', 'ann@example.com,x\n', WRONG_COLUMNS],
    ['SEC-07 a column that is misspelt', 'email,password_hash,keyuri\n', WRONG_COLUMNS],
    ['a column twice', 'email,password_hash,email\n', WRONG_COLUMNS],
    ['no password hash', 'email,name\n', WRONG_COLUMNS],
    ['a header that is not closed', '"email,password_hash\n', WRONG_COLUMNS],
  ])('is refused as a whole: %s', async (_, content, sentence) => {
    expect(await refusalOf(content)).toBe(sentence);
  });
});

describe('JSON lines', () => {
  const json = (value: unknown) => `${JSON.stringify(value)}\n`;
  const ann = { email: ANN.email, name: ANN.name, password_hash: ANN.passwordHash, key_uri: ANN.keyUri };

  test('the same names; null is as good as nothing, and empty lines are none', async () => {
    const content = `\ufeff${json(ann)}\n${json({ email: 'ben@example.com', name: null, password_hash: 'x' })}`;
    expect(await linesOf(content)).toEqual([
      { line: 1, account: ANN },
      { line: 3, account: { email: 'ben@example.com', name: '', passwordHash: 'x', keyUri: '' } },
    ]);
  });

  test('a credential of Keycloak may be an object', async () => {
    const value = '09ovyEySjUDfrEGqeugRhrFiO1QGl58C9b9ezpBAGys=';
    const credential = {
      secretData: { value, salt: 'RXVFcGR3aXZ6V1YyT3EwUlpDY3BNag==' },
      credentialData: { hashIterations: 1_000, algorithm: 'pbkdf2-sha256' },
    };
    const [line] = await linesOf(json({ email: 'ann@example.com', password_hash: credential }));
    const hash = line && 'account' in line ? line.account.passwordHash : '';
    expect(foreignHashes.adopt(hash)).toMatchObject({ kind: 'adopted' });
  });

  test('what is flawed is told by its number, and the others are read', async () => {
    const long = json({ ...ann, name: 'x'.repeat(MOST_CHARACTERS) });
    const content = `${json(ann)}{"email":\n[]\n${json({ ...ann, name: 1 })}${json({ ...ann, keyUri: '' })}${long}${json(ann)}"x"`;
    const lines = await linesOf(content);
    expect(lines.map((line) => ('flaw' in line ? line.flaw : line.account.email))).toEqual([
      'ann@example.com',
      'unreadable-line',
      'unreadable-line',
      'unreadable-line',
      'unknown-field',
      'long-line',
      'ann@example.com',
      'unreadable-line',
    ]);
    expect(lines.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('a line that is far too long costs little memory, and those after it are read', async () => {
    const lines = await linesOf(`${json(ann)}${'x'.repeat(1_000_000)}\n${json(ann)}`);
    expect(lines.map((line) => ('flaw' in line ? line.flaw : line.line))).toEqual([1, 'long-line', 3]);
  });
});

test.each([
  ['is not there', 'nowhere', /^There is no such file: .*nowhere\.$/],
  ['is a folder', '.', /^That is a folder: /],
])('a file that %s is refused with a sentence', async (_, name, sentence) => {
  const path = join(folder.path, name);
  await expect(readAccountsFile(path).next()).rejects.toThrow(sentence);
});

test('no file whatever makes it throw but with a sentence', async () => {
  const beginnings = fc.constantFrom('', '{', 'email,password_hash\n', 'email,name,password_hash,key_uri\r\n');
  const pieces = fc.array(fc.oneof(fc.string(), fc.constantFrom('"', ',', '\n', '{"email":"a"}\n', 'a@b.example,x\n')));
  await fc.assert(
    fc.asyncProperty(beginnings, pieces, fc.uint8Array(), async (beginning, all, bytes) => {
      const content = Buffer.concat([Buffer.from(beginning + all.join('')), bytes]);
      expect(typeof (await refusalOf(content))).toBe('string');
    }),
  );
});
