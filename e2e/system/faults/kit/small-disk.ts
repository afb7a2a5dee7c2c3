import { spawnSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '@countersign/database/testing';

/** A separate file system, small enough for a test to fill. */
export interface SmallDisk extends Disposable {
  readonly path: string;
  /** Fills the disk up to this many free bytes. */
  fill(leaving: number): void;
  makeRoom(): void;
}

export function mountSmallDisk(megabytes: number): SmallDisk | { missing: string } {
  const scratch = scratchFolder();
  const { path } = scratch;
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path]).status !== 0) {
    scratch[Symbol.dispose]();
    return { missing: 'This user may not mount a file system to fill.' };
  }
  const ballast = join(path, 'ballast');
  return {
    path,
    fill(leaving) {
      const { bavail, bsize } = statfsSync(path);
      const bytes = Buffer.alloc(Math.max(0, bavail * bsize - leaving));
      try {
        writeFileSync(ballast, bytes);
      } catch (error) {
        // Somebody else has written meanwhile, so it is fuller than was asked for.
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    },
    makeRoom: () => rmSync(ballast),
    [Symbol.dispose]() {
      spawnSync('umount', ['-l', path]);
      scratch[Symbol.dispose]();
    },
  };
}
