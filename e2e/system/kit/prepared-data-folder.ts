import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type ScratchFolder, scratchFolder } from '@countersign/database/testing';
import { inject } from 'vitest';
import { startServer } from '../../kit/server.ts';
import { until } from '../../kit/until.ts';
import type {} from './global-setup.ts';

/**
 * A data folder that a server has created and shut down cleanly. The first test file to need it makes it for the whole run,
 * because the first start of the embedded database takes seconds. Copy it: other tests rely on it.
 */
export async function preparedDataFolder(): Promise<string> {
  const ready = join(inject('runFolder'), 'data-folder');
  const draft = join(inject('runFolder'), 'data-folder.new');
  await until('a test file has prepared the data folder', async () => {
    if (!existsSync(ready) && isFirstToMake(draft)) await prepare(draft, ready);
    return existsSync(ready);
  });
  return ready;
}

/** For a test whose subject is no first start: a data folder to start from, change and break. */
export async function copiedDataFolder(): Promise<ScratchFolder> {
  const prepared = await preparedDataFolder();
  const copy = scratchFolder();
  cpSync(prepared, copy.path, { recursive: true });
  return copy;
}

async function prepare(draft: string, ready: string): Promise<void> {
  try {
    const folder = join(draft, 'made', 'by', 'the', 'server');
    await using server = await startServer({ DATA_DIR: folder });
    assert.deepEqual(await server.stop(), { code: 0, signal: null });
    assert.equal(server.process.stderr, '');
    renameSync(folder, ready);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** True for exactly one of several processes that ask at once. */
function isFirstToMake(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
