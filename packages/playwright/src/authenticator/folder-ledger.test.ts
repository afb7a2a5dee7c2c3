import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folderLedger } from './folder-ledger.ts';

const KEY = 'a'.repeat(32);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a step is given once, and the next who asks is told to whom', async () => {
  const ledger = folderLedger(join(folder, 'made', 'on', 'demand'));
  expect(await ledger.claim(100, KEY)).toBe(true);
  expect(await ledger.claim(100, KEY)).toEqual({ takenBy: expect.stringContaining(`process ${process.pid}`) });
  expect(await ledger.claim(101, KEY)).toBe(true);
  expect(await ledger.claim(100, 'b'.repeat(32))).toBe(true);
});

test('of many processes that ask for the same steps at once, each step goes to one', async () => {
  const script = `
    const { folderLedger } = await import(${JSON.stringify(join(import.meta.dirname, 'folder-ledger.ts'))});
    const steps = Array.from({ length: 50 }, (_, index) => 100 + index);
    const answers = await Promise.all(steps.map((step) => folderLedger(${JSON.stringify(folder)}).claim(step, '${KEY}')));
    console.log(JSON.stringify(steps.filter((_, index) => answers[index] === true)));`;
  const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  const outputs = await Promise.all([run(), run(), run(), run()]);
  const won = outputs.flatMap(({ stdout }) => JSON.parse(stdout) as number[]);
  expect(won.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => 100 + index));
});

test('claims that no server would ask about any more are deleted, and files that are no claims stay', async () => {
  const ledger = folderLedger(folder);
  await ledger.claim(100, KEY);
  writeFileSync(join(folder, 'README-1'), 'not ours');
  await ledger.claim(220, KEY);
  expect(readdirSync(folder).sort()).toEqual(['README-1', `${KEY}-100`, `${KEY}-220`]);
  await ledger.claim(221, KEY);
  expect(readdirSync(folder).sort()).toEqual(['README-1', `${KEY}-220`, `${KEY}-221`]);
});

test('a killed worker leaves nothing behind that could block others', async () => {
  // What is left of one that was killed between creating its file and writing its name.
  writeFileSync(join(folder, `${KEY}-100`), '');
  const ledger = folderLedger(folder);
  expect(await ledger.claim(100, KEY)).toEqual({ takenBy: 'another worker' });
  expect(await ledger.claim(101, KEY)).toBe(true);
});

test('a folder that cannot be one is named', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  await expect(folderLedger(file).claim(100, KEY)).rejects.toThrow(`cannot be kept in ${file}`);
  expect(readFileSync(file, 'utf8')).toBe('');
});
