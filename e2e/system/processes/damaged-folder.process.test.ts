import { cpSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type ScratchFolder, scratchFolder } from '@countersign/database/testing';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { longTimeouts } from '../../kit/until.ts';
import { stateOf } from '../kit/folder-state.ts';
import { preparedDataFolder } from '../kit/prepared-data-folder.ts';
import { refusalOf } from '../kit/refusal.ts';

vi.setConfig({ ...longTimeouts, maxConcurrency: 2 });

let sound: string;

beforeAll(async () => {
  sound = await preparedDataFolder();
});

/** For one test to damage. The database's files are those of the sound one by other names, until others take their place. */
function copyOfSound(): ScratchFolder {
  const copy = scratchFolder();
  for (const name of ['lock', 'secret-keys']) cpSync(join(sound, name), join(copy.path, name));
  for (const entry of readdirSync(join(sound, 'postgres'), { recursive: true, withFileTypes: true })) {
    const from = join(entry.parentPath, entry.name);
    const to = join(copy.path, relative(sound, from));
    mkdirSync(entry.isDirectory() ? to : dirname(to), { recursive: true });
    if (!entry.isDirectory()) linkSync(from, to);
  }
  return copy;
}

/** Only ever changes what stands at a path by putting something else there. */
type Damage = (path: string) => void;

const replaceBy = (path: string, content: string | Uint8Array) => {
  const { mode } = statSync(path);
  rmSync(path);
  writeFileSync(path, content, { mode });
};

const remove: Damage = (path) => rmSync(path, { recursive: true });
const empty: Damage = (path) => replaceBy(path, '');
const halve: Damage = (path) => replaceBy(path, readFileSync(path).subarray(0, statSync(path).size / 2));
const overwrite: Damage = (path) => replaceBy(path, Buffer.alloc(statSync(path).size, 'garbage '));
const replaceByFolder: Damage = (path) => {
  rmSync(path);
  mkdirSync(path);
};
const replaceByFile: Damage = (path) => {
  rmSync(path, { recursive: true });
  writeFileSync(path, 'not a folder');
};
const write =
  (text: string): Damage =>
  (path) =>
    replaceBy(path, text);
/** As a copy that was broken off. */
const keepOnly =
  (name: string): Damage =>
  (path) => {
    for (const each of readdirSync(path)) if (each !== name) rmSync(join(path, each), { recursive: true });
  };
/** What holds members: objects that are not the engine's own are numbered from 16384. */
const ofOurTables =
  (damage: Damage): Damage =>
  (path) => {
    const ours = readdirSync(path).filter((name) => Number.parseInt(name, 10) >= 16_384);
    expect(ours.length).toBeGreaterThan(20);
    for (const name of ours) damage(join(path, name));
  };

const MISSING = 'its PG_VERSION is missing';
const NO_VERSION = 'its PG_VERSION holds no version';
const UNREADABLE = 'Postgres cannot read all of it';

describe.concurrent('a database that is not whole is refused in a sentence, and none of its files is touched', () => {
  test.each<[path: string, what: string, damage: Damage, flaw: string]>([
    ['PG_VERSION', 'missing', remove, MISSING],
    ['PG_VERSION', 'empty', empty, NO_VERSION],
    ['PG_VERSION', 'overwritten', overwrite, NO_VERSION],
    ['PG_VERSION', 'a folder', replaceByFolder, 'its PG_VERSION is a folder'],
    ['.', 'all that is left', keepOnly('PG_VERSION'), UNREADABLE],
    ['.', 'empty', keepOnly('nothing'), MISSING],
    ['.', 'a file', replaceByFile, 'it is a file and not a folder'],
    ['base', 'missing', remove, UNREADABLE],
    ['base', 'a file', replaceByFile, UNREADABLE],
    ['base/5', 'missing', remove, UNREADABLE],
    ['base/5/PG_VERSION', 'missing', remove, UNREADABLE],
    ['base/5/pg_filenode.map', 'missing', remove, UNREADABLE],
    ['base/5/pg_filenode.map', 'cut short', halve, UNREADABLE],
    ['base/5/1259', 'missing', remove, UNREADABLE],
    ['base/5/1259', 'empty', empty, UNREADABLE],
    ['base/5/1259', 'overwritten', overwrite, UNREADABLE],
    ['base/5', 'without our tables', ofOurTables(remove), UNREADABLE],
    ['base/5', 'with our tables overwritten', ofOurTables(overwrite), UNREADABLE],
    ['global', 'missing', remove, UNREADABLE],
    ['global/pg_control', 'missing', remove, UNREADABLE],
    ['global/pg_control', 'empty', empty, UNREADABLE],
    ['global/pg_control', 'overwritten', overwrite, UNREADABLE],
    ['global/pg_control', 'a folder', replaceByFolder, UNREADABLE],
    ['global/pg_filenode.map', 'missing', remove, UNREADABLE],
    ['global/1262', 'missing', remove, UNREADABLE],
    ['pg_wal', 'missing', remove, UNREADABLE],
    ['pg_wal/000000010000000000000001', 'missing', remove, UNREADABLE],
    ['pg_wal/000000010000000000000001', 'overwritten', overwrite, UNREADABLE],
    ['pg_xact', 'missing', remove, UNREADABLE],
    ['pg_xact/0000', 'missing', remove, UNREADABLE],
    ['pg_multixact', 'missing', remove, UNREADABLE],
    ['pg_hba.conf', 'missing', remove, UNREADABLE],
    ['postgresql.conf', 'missing', remove, UNREADABLE],
    ['postgresql.conf', 'overwritten', overwrite, UNREADABLE],
  ])('%s %s', async (path, _, damage, flaw) => {
    using folder = copyOfSound();
    const place = join(folder.path, 'postgres');
    damage(join(place, path));
    const before = stateOf(folder.path);
    expect(await refusalOf({ DATA_DIR: folder.path })).toEqual([
      `The database in ${place} is damaged: ${flaw}. Nothing in it was changed. Put back a copy of the data folder, or move it away to begin with an empty database.`,
    ]);
    expect(stateOf(folder.path)).toEqual(before);
  });

  test('PG_VERSION of another release', async () => {
    using folder = copyOfSound();
    write('17\n')(join(folder.path, 'postgres', 'PG_VERSION'));
    const before = stateOf(folder.path);
    const [sentence, ...others] = await refusalOf({ DATA_DIR: folder.path });
    expect(sentence).toMatch(
      /^The database in \S+postgres was made by PostgreSQL 17, which this release does not read\. /,
    );
    expect(others).toEqual([]);
    expect(stateOf(folder.path)).toEqual(before);
  });

  test.each<[path: string, what: string, damage: Damage, sentence: RegExp]>([
    [
      'lock',
      'overwritten',
      write('not a lock\n'.repeat(20)),
      /^The file \S+lock was not written by this program\. Remove it/,
    ],
    ['lock', 'a folder', replaceByFolder, /^The data folder \S+ cannot be written\. /],
    ['secret-keys', 'a folder', replaceByFolder, /^\S+secret-keys holds no key\. Restore it, /],
    ['secret-keys', 'empty', empty, /^\S+secret-keys holds no key\. Restore it, /],
    ['secret-keys', 'overwritten', overwrite, /^\S+secret-keys holds no key\. Restore it, /],
  ])('%s %s', async (path, _, damage, expected) => {
    using folder = copyOfSound();
    damage(join(folder.path, path));
    const before = stateOf(folder.path);
    const [sentence, ...others] = await refusalOf({ DATA_DIR: folder.path });
    expect(sentence).toMatch(expected);
    expect(others).toEqual([]);
    expect(stateOf(folder.path)).toEqual(before);
  });
});
