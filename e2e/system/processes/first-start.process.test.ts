import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '@countersign/database/testing';
import { describe, expect, test, vi } from 'vitest';
import { builtServer } from '../../kit/built.ts';
import { start } from '../../kit/child.ts';
import { launchServer, startServer } from '../../kit/server.ts';
import { longTimeouts, until } from '../../kit/until.ts';
import { mountSmallDisk } from '../faults/kit/small-disk.ts';
import { openToOthers, stateOf } from '../kit/folder-state.ts';
import { openBrowser } from '../kit/http-browser.ts';
import { signIn } from '../kit/member.ts';
import { preparedDataFolder } from '../kit/prepared-data-folder.ts';
import { refusalOf } from '../kit/refusal.ts';

vi.setConfig(longTimeouts);

const tooLittleRoom = (folder: string) =>
  `There is too little room for the database in the data folder ${folder}. Free at least 100 MB, or set DATA_DIR to a folder on another disk.`;
const notWritable = (folder: string) =>
  `The data folder ${folder} cannot be written. Let this user write there, or set DATA_DIR to another folder.`;

const probe = mountSmallDisk(1);
const missing = 'missing' in probe ? probe.missing : null;
if (!('missing' in probe)) probe[Symbol.dispose]();

function smallDisk(megabytes: number) {
  const disk = mountSmallDisk(megabytes);
  if ('missing' in disk) throw new Error(disk.missing);
  return disk;
}

test.each([
  ['before anything is in place', 1],
  ['in the middle of its files', 400],
])('a first start that is killed %s is begun anew by the next', async (_, files) => {
  using folder = scratchFolder();
  const draft = join(folder.path, 'postgres.new');
  await using killed = await launchServer({ DATA_DIR: folder.path });
  await until(
    'so many files are there',
    () => existsSync(draft) && readdirSync(draft, { recursive: true }).length >= files,
  );
  await killed.killAtOnce();
  expect(existsSync(join(folder.path, 'postgres'))).toBe(false);

  await using server = await startServer({ DATA_DIR: folder.path });
  expect(await signIn(openBrowser(server))).toMatchObject({ status: 200, body: { next: 'signed-in' } });
  expect(existsSync(draft)).toBe(false);
});

describe.skipIf(missing !== null)(`on a disk of its own ${missing ?? ''}`, () => {
  test.each([1, 12, 30, 38])(
    'a first start on a disk of %d MB says that there is too little room',
    async (megabytes) => {
      using disk = smallDisk(megabytes);
      const folder = join(disk.path, 'data');
      expect(await refusalOf({ DATA_DIR: folder })).toEqual([tooLittleRoom(folder)]);
    },
  );

  test('a start on a disk that is full by now says so, and goes on where there is room', async () => {
    using disk = smallDisk(120);
    const folder = join(disk.path, 'data');
    cpSync(await preparedDataFolder(), folder, { recursive: true });
    disk.fill(0);
    expect(await refusalOf({ DATA_DIR: folder })).toEqual([tooLittleRoom(folder)]);
    disk.makeRoom();
    await using server = await startServer({ DATA_DIR: folder });
    expect(await signIn(openBrowser(server))).toMatchObject({ status: 200 });
  });

  test('a disk that can only be read is refused, with a database on it and without', async () => {
    using disk = smallDisk(120);
    const [made, none] = [join(disk.path, 'made'), join(disk.path, 'none')];
    cpSync(await preparedDataFolder(), made, { recursive: true });
    const before = stateOf(disk.path);
    expect(spawnSync('mount', ['-o', 'remount,ro', disk.path]).status).toBe(0);
    expect(await refusalOf({ DATA_DIR: made })).toEqual([notWritable(made)]);
    expect(await refusalOf({ DATA_DIR: none })).toEqual([notWritable(none)]);
    expect(stateOf(disk.path)).toEqual(before);
  });
});

test.each(['/proc/countersign', '/proc/self/deep/down', '/dev/null/data', '/sys/countersign'])(
  'where no folder can be made, as at %s, a start ends and says so',
  async (folder) => expect(await refusalOf({ DATA_DIR: folder })).toEqual([notWritable(folder)]),
);

test.skipIf(process.getuid?.() !== 0)('a folder that belongs to somebody else is refused', async () => {
  using folder = scratchFolder();
  chmodSync(folder.path, 0o755);
  await using refused = start(process.execPath, {
    args: [builtServer],
    environment: { DATA_DIR: folder.path, PORT: '1' },
    as: { uid: 65_534, gid: 65_534 },
  });
  expect(await refused.exited).toMatchObject({ code: 1 });
  expect(refused.stderr).toBe(`${notWritable(folder.path)}\n`);
});

describe('what is in the data folder is for its owner alone', () => {
  test('where the folder was there before, and everybody may look into it', async () => {
    using folder = scratchFolder();
    chmodSync(folder.path, 0o755);
    await using server = await startServer({ DATA_DIR: folder.path });
    expect((await signIn(openBrowser(server))).status).toBe(200);
    expect(openToOthers(folder.path)).toEqual([]);
    await server.stop();
    expect(openToOthers(folder.path)).toEqual([]);
    expect(readdirSync(folder.path).toSorted()).toEqual(['lock', 'postgres', 'secret-keys']);
  });

  test('where the server made the folder', async () => {
    using scratch = scratchFolder();
    const folder = join(scratch.path, 'made', 'by', 'the', 'server');
    await using server = await startServer({ DATA_DIR: folder });
    expect(openToOthers(scratch.path)).toEqual([]);
    await server.stop();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test('where it was copied or loosened since', async () => {
    using scratch = scratchFolder();
    const copy = join(scratch.path, 'copy');
    cpSync(await preparedDataFolder(), copy, { recursive: true });
    expect(spawnSync('chmod', ['-R', 'a+rwX', copy]).status).toBe(0);
    expect(openToOthers(copy).length).toBeGreaterThan(900);
    await using server = await startServer({ DATA_DIR: copy });
    expect(openToOthers(copy)).toEqual([]);
    await server.stop();
  });
});
