import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { FolderInUse, lockFolder } from './lock-folder.ts';

const parent = mkdtempSync(join(tmpdir(), 'countersign-lock-'));
let folder = '';
let count = 0;
const holders: ChildProcess[] = [];
afterEach(() => {
  for (const holder of holders.splice(0)) holder.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** A process of its own that holds the folder until it is killed; resolves to its process once it does. */
async function heldByAnotherProcess(): Promise<ChildProcess> {
  const script = `
    import { lockFolder } from ${JSON.stringify(new URL('./lock-folder.ts', import.meta.url).href)};
    lockFolder(${JSON.stringify(folder)});
    process.stdout.write('held');
    setInterval(() => {}, 1_000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  holders.push(holder);
  if (holder.stdout) await once(holder.stdout, 'data');
  return holder;
}

const newFolder = () => {
  count += 1;
  folder = join(parent, `folder-${count}`);
};

test('a folder that nobody holds is made and held', () => {
  newFolder();
  const unlock = lockFolder(join(folder, 'deep', 'down'));
  expect(() => lockFolder(join(folder, 'deep', 'down'))).toThrow(FolderInUse);
  unlock();
});

test('a folder that another process holds is refused, in words that name it', async () => {
  newFolder();
  await heldByAnotherProcess();
  expect(() => lockFolder(folder)).toThrow(FolderInUse);
  expect(() => lockFolder(folder)).toThrow(`another process is using the folder ${folder}`);
});

test('a folder is free again at once when the process that held it is killed', async () => {
  newFolder();
  const holder = await heldByAnotherProcess();
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const unlock = lockFolder(folder);
  unlock();
});

test('a folder is free again when it was let go', () => {
  newFolder();
  lockFolder(folder)();
  const unlock = lockFolder(folder);
  unlock();
});
