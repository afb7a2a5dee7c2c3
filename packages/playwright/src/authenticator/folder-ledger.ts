import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ledger } from './ledger.ts';

/** Shared by all workers and runs of one person on one machine. */
export const defaultLedgerFolder = (): string => join(tmpdir(), `countersign-ledger-${process.getuid?.() ?? 'user'}`);

/** An hour: longer than any server accepts a code, and than anybody claims one ahead. */
const STEPS_KEPT = 120;

/**
 * A ledger in a folder, which may be on a disk that several machines share. Each claim is a file that only its first writer can
 * create, so there is no lock that a killed worker could leave behind; claims too old to matter are deleted.
 */
export function folderLedger(folder: string): Ledger {
  return {
    async claim(step, keyId) {
      await mkdir(folder, { recursive: true }).catch((error: unknown) => {
        throw new Error(`The ledger of used codes cannot be kept in ${folder}: ${error}`);
      });
      const file = join(folder, `${keyId}-${step}`);
      try {
        await writeFile(file, thisWorker(), { flag: 'wx' });
      } catch (error) {
        if (!isExisting(error)) throw new Error(`The ledger of used codes cannot be kept in ${folder}: ${error}`);
        return { takenBy: (await readFile(file, 'utf8').catch(() => '')) || 'another worker' };
      }
      await deleteOlderThan(folder, step - STEPS_KEPT);
      return true;
    },
  };
}

/** Playwright numbers its workers in the environment. */
function thisWorker(): string {
  const worker = process.env.TEST_WORKER_INDEX;
  return `${worker === undefined ? '' : `worker ${worker}, `}process ${process.pid} on ${hostname()}`;
}

const isExisting = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST';

/** Another worker may delete the same files at the same time. */
async function deleteOlderThan(folder: string, oldest: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const old = names.filter((name) => Number(/^[0-9a-f]{32}-([0-9]+)$/.exec(name)?.[1] ?? oldest) < oldest);
  await Promise.all(old.map((name) => rm(join(folder, name), { force: true }).catch(() => {})));
}
