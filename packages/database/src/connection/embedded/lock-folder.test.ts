import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../testing/index.ts';
import { FolderInUse, lockFolder } from './lock-folder.ts';

/** A process of its own that holds the folder until it is killed; resolves to its process once it does. */
async function heldByAnotherProcess(folder: string): Promise<ChildProcess> {
  const script = `
    import { lockFolder } from ${JSON.stringify(new URL('./lock-folder.ts', import.meta.url).href)};
    lockFolder(${JSON.stringify(folder)});
    // Nothing that the caller keeps may decide how long it holds.
    await new Promise(setImmediate);
    globalThis.gc();
    process.stdout.write('held');
    setInterval(() => {}, 1_000);`;
  const holder = spawn(process.execPath, ['--expose-gc', '--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (holder.stdout) await once(holder.stdout, 'data');
  return holder;
}

test('a folder that nobody holds is made and held', () => {
  using scratch = scratchFolder();
  const folder = join(scratch.path, 'folder');
  const unlock = lockFolder(join(folder, 'deep', 'down'));
  expect(() => lockFolder(join(folder, 'deep', 'down'))).toThrow(FolderInUse);
  unlock();
});

test('a folder that another process holds is refused, in words that name it', async () => {
  using scratch = scratchFolder();
  const folder = join(scratch.path, 'folder');
  using _holder = await heldByAnotherProcess(folder);
  expect(() => lockFolder(folder)).toThrow(FolderInUse);
  expect(() => lockFolder(folder)).toThrow(`another process is using the folder ${folder}`);
});

test('a folder is free again at once when the process that held it is killed', async () => {
  using scratch = scratchFolder();
  const folder = join(scratch.path, 'folder');
  using holder = await heldByAnotherProcess(folder);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const unlock = lockFolder(folder);
  unlock();
});

test('a folder is free again when it was let go', () => {
  using scratch = scratchFolder();
  const folder = join(scratch.path, 'folder');
  lockFolder(folder)();
  const unlock = lockFolder(folder);
  unlock();
});
