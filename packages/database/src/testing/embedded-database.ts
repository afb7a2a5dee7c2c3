import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inject } from 'vitest';
import { openEmbedded } from '../connection/embedded/open-embedded.ts';
import { errorCodeOf } from '../connection/sql.ts';
import { migrationsFolder } from './empty-test-database.ts';
import './provided-context.ts';
import { type ScratchFolder, scratchFolder } from './scratch-folder.ts';

/**
 * The folder of an embedded database, migrated and empty, for one test. Its first start takes seconds of processor time: the test
 * that asks first starts it for the whole run, and every test is given a copy.
 */
export async function migratedFolder(): Promise<ScratchFolder> {
  const template = join(inject('runFolderOfDatabases'), 'migrated');
  const draft = `${template}.new`;
  while (!existsSync(template)) {
    if (isFirstToMake(draft)) await prepare(draft, template);
    else await pause(50);
  }
  const copy = scratchFolder();
  cpSync(template, copy.path, { recursive: true });
  return copy;
}

async function prepare(draft: string, template: string): Promise<void> {
  try {
    const database = await openEmbedded(draft);
    await database.migrate(migrationsFolder);
    await database.close();
    renameSync(draft, template);
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
    if (errorCodeOf(error) === 'EEXIST') return false;
    throw error;
  }
}
