import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { emptyTestDatabase, scratchFolder } from '@countersign/database/testing';
import { afterAll, expect, inject, test } from 'vitest';
import { readConfig } from '../../config/config.ts';
import { exportAccounts } from './export.ts';

const database = await emptyTestDatabase(inject('postgresUrl'));
afterAll(() => database.close());

test('a file is for its owner alone, also where others may read what an earlier export has left', async () => {
  using folder = scratchFolder();
  const file = `${folder.path}/accounts.csv`;
  writeFileSync(`${file}.part`, 'of an export that was interrupted', { mode: 0o644 });
  const run = exportAccounts.parse([file]);
  expect(await run?.({ config: readConfig({}), openDatabase: async () => database })).toBeNull();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).toMatch(/^email,/);
});
