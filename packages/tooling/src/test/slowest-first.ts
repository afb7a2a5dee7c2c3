import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of ten seconds and more on a quiet machine, the slowest first. */
export const SLOWEST: readonly string[] = [
  'interleavings.security.test.ts',
  'planted-words.process.test.ts',
  'kit-example.process.test.ts',
  'first-start.process.test.ts',
  'greedy-year.test.ts',
  'damaged-folder.process.test.ts',
  'nothing-to-steal.security.test.ts',
  'fuzz.security.test.ts',
  'cold-copy.process.test.ts',
  'embedded.process.test.ts',
  'missing-keys.process.test.ts',
  'postgres-breaks.process.test.ts',
  'commands.process.test.ts',
  'rolling-restart.process.test.ts',
  'accounts-command.process.test.ts',
  'invitations-command.process.test.ts',
  'stop.process.test.ts',
  'nginx-limits.process.test.ts',
  'mail-fails.process.test.ts',
  'disk-full.process.test.ts',
  'query-plans.test.ts',
  'bench.process.test.ts',
  'pgbouncer.process.test.ts',
  'keys-rotate.process.test.ts',
  'slow-and-large-requests.process.test.ts',
  'embedded-database.test.ts',
  'mail-gone.process.test.ts',
  'known-browsers.test.ts',
  'unlock.test.ts',
];

/** The place of a file among the slowest; behind all of them where it is none. */
export function placeOf(path: string): number {
  const place = SLOWEST.findIndex((name) => path.endsWith(`/${name}`));
  return place === -1 ? SLOWEST.length : place;
}

/** Starts the slowest files first, so that no worker is left with one of them when all others are done. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => placeOf(one.moduleId) - placeOf(other.moduleId));
  }
}
